using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RecApp.Storage.Experiments;
using RecApp.Storage.Hours;
using RecApp.Storage.Pairs;
using RecApp.Validation;

namespace RecApp.Storage;

public static class StorageSetup
{
    /// <summary>Adds databases, write queue, stores, prediction log and the health check <c>storage</c> with the tag <c>ready</c>.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSettings<StorageOptions>(StorageOptions.Section, (settings, problems) => settings.Check(problems))
            .PostConfigure<IHostEnvironment>((options, environment) => options.Path = Path.GetFullPath(
                string.IsNullOrWhiteSpace(options.Path) ? "App_Data" : options.Path, environment.ContentRootPath));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Database.For(provider.GetRequiredService<IOptions<StorageOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<WriteQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<WriteQueue>());
        services.AddSingleton<PredictionLog>();
        services.AddSingleton<PredictionStore>();
        services.AddSingleton<FeedbackStore>();
        services.AddSingleton<ExperimentStore>();
        services.AddSingleton<EventStore>();
        services.AddSingleton<HourStore>();
        services.AddSingleton<LineageStore>();
        services.AddSingleton<PairDatabase>().AddSingleton<PairStore>();
        // The one instance remembers its answer for all who ask.
        services.AddSingleton<StorageHealthCheck>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage", tags: ["ready"], timeout: TimeSpan.FromSeconds(10));
        return services;
    }
}
