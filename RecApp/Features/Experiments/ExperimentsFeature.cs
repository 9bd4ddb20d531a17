namespace RecApp.Features.Experiments;

/// <summary>Which variant of a model people do more with.</summary>
internal sealed class ExperimentsFeature : IFeature
{
    public string Key => "experiments";

    public void Add(IServiceCollection services) => services.AddSingleton<ExperimentPromotion>();

    public void Map(FeatureRoutes routes) => routes.Api.MapEvents().MapExperiments();
}
