using RecApp.Inference;

namespace RecApp.Features.Earnings;

/// <summary>Registers the earnings predictor.</summary>
public static class EarningsSetup
{
    /// <summary>Adds the service that page and API call.</summary>
    public static IServiceCollection AddEarnings(this IServiceCollection services) =>
        services
            .AddModel(EarningsService.ModelName, EarningsModel.Load)
            .AddSingleton<EarningsService>();
}
