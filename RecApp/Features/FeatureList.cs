using System.Reflection;
using RecApp.Features.Blog;
using RecApp.Features.DataSets;
using RecApp.Features.Earnings;
using RecApp.Features.Experiments;
using RecApp.Features.Feedback;
using RecApp.Features.Home;
using RecApp.Features.Library;
using RecApp.Features.Lyrics;
using RecApp.Features.Models;
using RecApp.Features.Monitor;
using RecApp.Features.Movies;
using RecApp.Features.Playlists;
using RecApp.Features.Regression;
using RecApp.Features.Sentiment;

namespace RecApp.Features;

/// <summary>The parts of the product, and what shell, home page, command line, blog and API read from them.</summary>
public sealed class FeatureList(IEnumerable<IFeature> features)
{
    /// <summary>The product's own, in the order of the API's description.</summary>
    public static IReadOnlyList<IFeature> Own { get; } =
    [
        new HomeFeature(),
        new ModelsFeature(),
        new MonitorFeature(),
        new ExperimentsFeature(),
        new FeedbackFeature(),
        new PlaylistsFeature(),
        new MoviesFeature(),
        new RegressionFeature(),
        new EarningsFeature(),
        new SentimentFeature(),
        new LyricsFeature(),
        new LibraryFeature(),
        new DataSetsFeature(),
        new BlogFeature(),
    ];

    /// <summary>The product's own and those that the settings add.</summary>
    public IReadOnlyList<IFeature> All { get; } = [.. features];

    /// <summary>In the order of the sidebar.</summary>
    public IReadOnlyList<FeaturePage> Pages { get; } = [.. features.SelectMany(feature => feature.Pages).OrderBy(page => page.Place)];

    /// <summary>In the order of the home page.</summary>
    public IReadOnlyList<HomeCard> Cards { get; } =
        [.. features.Select(feature => feature.Card).OfType<HomeCard>().OrderBy(card => card.Place).GroupBy(card => card.Title).Select(cards => HomeCard.Of([.. cards]))];

    /// <summary>Every chart that posts can show.</summary>
    public IReadOnlyList<PostChartKind> Charts { get; } = [.. features.SelectMany(feature => feature.Charts)];

    /// <summary>Assemblies beside the product's in which pages may lie.</summary>
    public IReadOnlyList<Assembly> AdditionalAssemblies { get; } =
        [.. features.Select(feature => feature.GetType().Assembly).Distinct().Where(assembly => assembly != typeof(FeatureList).Assembly)];

    /// <summary>What there is to say about an address: the page with the longest path that it lies at or below.</summary>
    public FeaturePage PageAt(string path) => Pages
        .Where(page => page.Path == "/" || path.Equals(page.Path, StringComparison.OrdinalIgnoreCase) || path.StartsWith(page.Path + "/", StringComparison.OrdinalIgnoreCase))
        .MaxBy(page => page.Path.Length)!;

    /// <summary>The page that an address asks, where its answers can be laid side by side; null for any other.</summary>
    public SummarizedPage? SummaryAt(string address) => All.Select(feature => feature.Summary)
        .FirstOrDefault(page => page is not null && page.Path.Equals(address.Split('?', '#')[0], StringComparison.OrdinalIgnoreCase));

    /// <summary>A chart by its name; null for none.</summary>
    public PostChartKind? FindChart(string name) => Charts.FirstOrDefault(chart => chart.Name == name);
}
