using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace RecApp.Serving;

/// <summary>Registrations of what models are asked through.</summary>
public static class ServingSetup
{
    /// <summary>Adds the one way to ask models, its gate and its meters.</summary>
    public static IServiceCollection AddServing(this IServiceCollection services)
    {
        services.AddOptions<InferenceOptions>().BindConfiguration(InferenceOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<InferenceOptions>, InferenceOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<InferenceGate>().AddSingleton<ServingMeters>().AddSingleton<Predictions>();
    }
}
