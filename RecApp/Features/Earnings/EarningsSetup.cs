using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Earnings.Batch;
using RecApp.Features.Earnings.DataSet;
using RecApp.Features.Earnings.OwnLinear;
using RecApp.Validation;

namespace RecApp.Features.Earnings;

/// <summary>Registers the earnings predictor.</summary>
public static class EarningsSetup
{
    /// <summary>Adds the service that page and API call, those for files and for fits on demand, and the part of <c>/data</c>.</summary>
    public static IServiceCollection AddEarnings(this IServiceCollection services)
    {
        services.AddSettings<EarningsOptions>(EarningsOptions.Section, (settings, problems) => settings.Check(problems));
        return services
            .AddModel(EarningsService.ModelName, EarningsModel.Load)
            .AddSingleton<EarningsService>()
            .AddSingleton<EarningsBatchService>()
            .AddSingleton<OwnLinearService>()
            .AddDataSection<EarningsDataSet>("Earnings", EarningsService.ModelName);
    }
}
