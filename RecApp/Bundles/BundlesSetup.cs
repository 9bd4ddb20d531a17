using Microsoft.Extensions.Options;
using RecApp.Bundles.Promotion;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Bundles;

/// <summary>Registrations of the models' bundles.</summary>
public static class BundlesSetup
{
    /// <summary>Registers a model under a name. It is disposed after its last lease if it can be.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The folder's name under <c>Models:Path</c>.</param>
    /// <param name="load">Builds the model from a verified bundle; runs on the thread pool; must be safe for concurrent use afterwards.</param>
    public static IServiceCollection AddModel<TModel>(this IServiceCollection services, string name, Func<ModelBundle, TModel> load) where TModel : class =>
        services.AddSingleton(new ModelRegistration(name, typeof(TModel), load));

    /// <summary>Adds catalogue, warm-up and the health check <c>models</c> with the tag <c>ready</c>.</summary>
    public static IServiceCollection AddBundles(this IServiceCollection services)
    {
        services.AddSettings<ModelsOptions>(ModelsOptions.Section, (_, _) => { });
        services.AddSingleton(provider => new ChosenVersions(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Path is { Length: > 0 } path ? Path.Combine(path, ChosenVersions.FileName) : null));
        services.AddSingleton<ModelCatalog>().AddSingleton<VersionPromotion>();
        services.AddHostedService<ModelWarmup>();
        services.AddHealthChecks().AddCheck<ModelsHealthCheck>("models", tags: ["ready"]);
        return services;
    }
}
