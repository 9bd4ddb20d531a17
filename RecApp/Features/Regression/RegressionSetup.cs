using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Regression.DataSet;
using RecApp.Features.Regression.Own;

namespace RecApp.Features.Regression;

/// <summary>Registers the five-variable regression.</summary>
public static class RegressionSetup
{
    /// <summary>Adds the service that page and API call, that for people's own tables, and the part of <c>/data</c>.</summary>
    public static IServiceCollection AddRegression(this IServiceCollection services) =>
        services
            .AddModel(RegressionService.ModelName, RegressionModel.Load)
            .AddSingleton<RegressionService>()
            .AddSingleton<OwnModelService>()
            .AddDataSection<RegressionDataSet>("Regression", RegressionService.ModelName);
}
