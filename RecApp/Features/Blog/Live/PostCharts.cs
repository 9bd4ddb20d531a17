using RecApp.Bundles;
using RecApp.Components.Shared;
using RecApp.Features.Blog.Live.Charts;

namespace RecApp.Features.Blog.Live;

/// <summary>A chart that posts can show.</summary>
/// <param name="Name">As tags write it.</param>
/// <param name="Models">Whose manifests it needs.</param>
/// <param name="Draw">The chart out of these manifests, in the same order; null when they don't state its figures.</param>
public sealed record PostChartKind(string Name, IReadOnlyList<string> Models, Func<IReadOnlyList<ModelManifest>, ChartFigure?> Draw);

/// <summary>Every chart that posts can show. They are drawn from manifests alone, so they are right for whatever version is served.</summary>
public static class PostCharts
{
    /// <summary>In alphabetical order.</summary>
    public static IReadOnlyList<PostChartKind> All { get; } =
    [
        new("bundle-sizes", ["earnings", "lyrics", "movies", "playlists", "regression", "sentiment-linear", "sentiment-lstm"], BundleChart.Sizes),
        new("earnings-unknown", ["earnings"], manifests => PredictorCharts.Unknown(manifests[0])),
        new("lyrics-syllables", ["lyrics"], manifests => LyricsChart.Syllables(manifests[0])),
        new("movies-given", ["movies"], manifests => MovieChart.Given(manifests[0])),
        new("playlists-clusters", ["playlists"], manifests => PlaylistChart.Clusters(manifests[0])),
        new("playlists-recall", ["playlists"], manifests => PlaylistChart.Recall(manifests[0])),
        new("regression-error", ["regression"], manifests => PredictorCharts.RegressionError(manifests[0])),
        new("sentiment-accuracy", ["sentiment-lstm", "sentiment-linear"], manifests => SentimentChart.Accuracy(manifests[0], manifests[1])),
    ];

    /// <summary>A chart by its name; null for none.</summary>
    public static PostChartKind? Find(string name) => All.FirstOrDefault(chart => chart.Name == name);
}
