using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RecApp.Experiments;

/// <summary>Registrations of experiments.</summary>
public static class ExperimentsSetup
{
    /// <summary>Adds experiments and events; a feature adds what of its questions they may set.</summary>
    public static IServiceCollection AddExperiments(this IServiceCollection services)
    {
        services.TryAddSingleton<RunningExperiments>();
        services.AddSingleton<ExperimentRules>().AddSingleton<ExperimentService>().AddSingleton<ExperimentReports>().AddSingleton<EventService>();
        services.AddSingleton<ExperimentRunner>().AddHostedService(provider => provider.GetRequiredService<ExperimentRunner>());
        return services;
    }

    /// <summary>Lets experiments set something of a model's questions; the question's own setting of that name does it.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="name">The setting's name.</param>
    /// <param name="values">The values it may have.</param>
    /// <param name="promotion">How a value becomes everybody's, a sentence with <c>{0}</c> where the value stands.</param>
    public static IServiceCollection AddExperimentSetting(this IServiceCollection services, string model, string name, IReadOnlyList<string> values, string promotion) =>
        services.AddSingleton(new ExperimentSetting(model, name, values, promotion));
}
