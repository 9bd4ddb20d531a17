namespace RecApp.Features.Models;

/// <summary>Registrations of the models' pages and API.</summary>
public static class ModelsSetup
{
    /// <summary>Adds lineage and promotion.</summary>
    public static IServiceCollection AddModels(this IServiceCollection services) =>
        services.AddSingleton<LineageService>().AddSingleton<ModelPromotion>().AddHostedService<LineageRecorder>();
}
