using MudBlazor;

namespace RecApp.Features.Experiments;

/// <summary>Which variant of a model people do more with.</summary>
internal sealed class ExperimentsFeature : IFeature
{
    public string Key => "experiments";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new("/monitor/experiments", "Experiments", "Experiments", "Which of two variants of a model visitors do more with, decided on evidence that holds on every day.", Icons.Material.Outlined.Science) { Place = 66 },
    ];

    public void Add(IServiceCollection services) => services.AddSingleton<ExperimentPromotion>();

    public void Map(FeatureRoutes routes) => routes.Api.MapEvents().MapExperiments();
}
