using Microsoft.Extensions.DependencyInjection.Extensions;
using RecApp.Validation;

namespace RecApp.Serving;

/// <summary>Registrations of what models are asked through.</summary>
public static class ServingSetup
{
    /// <summary>Adds the one way to ask models, its gate and its meters.</summary>
    public static IServiceCollection AddServing(this IServiceCollection services)
    {
        services.AddSettings<InferenceOptions>(InferenceOptions.Section, (settings, problems) => settings.Check(problems));
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<InferenceGate>().AddSingleton<ServingMeters>().AddSingleton<Shadows>().AddSingleton<Predictions>();
    }
}
