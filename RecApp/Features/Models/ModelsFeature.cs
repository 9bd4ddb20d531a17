using MudBlazor;
using RecApp.Features.Models.Figures;
using RecApp.Ui;

namespace RecApp.Features.Models;

/// <summary>Every model's versions, lineage and promotion.</summary>
internal sealed class ModelsFeature : IFeature
{
    public string Key => "models";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new("/models", "Models", "Models", "What every model is for, how good it is, and what it learnt from.", Icons.Material.Outlined.ViewInAr)
        {
            Place = 60,
            Background = "how good each is, and what it learnt from",
            Samples = ["/models/playlists"],
        },
    ];

    public IReadOnlyList<PostChartKind> Charts { get; } = [new("bundle-sizes", [], BundleChart.Sizes)];

    public void Add(IServiceCollection services) =>
        services.AddSingleton<ModelDescriptions>().AddSingleton<LineageService>().AddSingleton<ModelPromotion>().AddSingleton<CandidateRemoval>().AddHostedService<LineageRecorder>();

    public void Map(FeatureRoutes routes) => routes.Api.MapModels().MapCandidates();
}
