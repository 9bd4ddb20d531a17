namespace RecApp.Components.Layout;

/// <summary>What others are told about a page.</summary>
/// <param name="Path">The page, and everything below it that has no line of its own.</param>
public sealed record PageInfo(string Path, string Title, string Description)
{
    /// <summary>Every page that people look for.</summary>
    public static IReadOnlyList<PageInfo> All { get; } =
    [
        new("/", "RecApp: recommend, predict, judge and write", "Five trained models to use in the browser: songs, films, earnings, opinions and verse, each answer with its reasons and its measured quality."),
        new("/recommender", "Playlists and songs that fit", "Give songs, a playlist, a Spotify link or a mood, and get songs and playlists that fit, each with the reason why it is there."),
        new("/recommender/movies", "Films that fit", "Name films you like and get films that fit, each with the share that yours have in it."),
        new("/predictor", "What graduates earn", "Describe a college programme and see what its graduates earn two years later, how sure that is, and what moved it."),
        new("/predictor/regression", "Predict a number", "Predict from five numbers with an interval, or fit a table of your own, judge the fit and take it with you."),
        new("/sentiment", "Does this review praise?", "Write or paste a film review and see whether it praises, how sure that is, and what every word adds."),
        new("/lyrics", "Verse that scans and rhymes", "Give a line or a theme and watch verses being written in your rhyme scheme and measure."),
        new("/models", "Models", "Every model's versions, with data, settings, lineage and measured quality."),
        new("/data", "About the data", "The data sets behind the models in charts: where they come from, and where they are thin."),
        new("/blog", "Blog", "How each model was built, how good it really is, and what did not work."),
    ];

    /// <summary>What there is to say about an address: the longest path that it lies at or below.</summary>
    public static PageInfo Of(string path) => All
        .Where(page => page.Path == "/" || path.Equals(page.Path, StringComparison.OrdinalIgnoreCase) || path.StartsWith(page.Path + "/", StringComparison.OrdinalIgnoreCase))
        .MaxBy(page => page.Path.Length)!;
}
