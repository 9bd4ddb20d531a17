using RecApp.Inference;

namespace RecApp.Features.Regression;

/// <summary>Registers the five-variable regression.</summary>
public static class RegressionSetup
{
    /// <summary>Adds the service that page and API call.</summary>
    public static IServiceCollection AddRegression(this IServiceCollection services) =>
        services
            .AddModel(RegressionService.ModelName, RegressionModel.Load)
            .AddSingleton<RegressionService>();
}
