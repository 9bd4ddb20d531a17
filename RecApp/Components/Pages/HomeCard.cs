using RecApp.Features.Earnings.Page;
using RecApp.Features.Lyrics.Page;
using RecApp.Features.Movies.Page;
using RecApp.Features.Playlists.Page;
using RecApp.Features.Regression.Page;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Page;

namespace RecApp.Components.Pages;

/// <summary>What the home page says about a feature.</summary>
/// <param name="Action">What the button to the feature's page says.</param>
/// <param name="ExampleAddress">The page with a worked example in its form.</param>
/// <param name="Model">The model behind it.</param>
/// <param name="Figures">The measured figures that tell most about the model's quality.</param>
public sealed record HomeCard(
    string Title, string Text, string Address, string Action, string ExampleAddress, string Model, IReadOnlyList<HomeFigure> Figures)
{
    /// <summary>One per feature that exists.</summary>
    public static IReadOnlyList<HomeCard> All { get; } =
    [
        new(
            "Playlists",
            "Pick songs or a playlist, paste a Spotify link, upload an export, or set a mood with sliders. You get the cluster your songs belong to, " +
            "playlists like them, and songs that fit, each with its reason.",
            "/recommender",
            "Choose songs",
            PlaylistExamples.Mood.Address,
            "playlists",
            [new("recall@500", "blend", "Hidden songs of playlists found among 500 suggestions")]),
        new(
            "Films",
            "Name films you like, with stars if you want. You get films that fit, each with the share that your films have in it, live while you choose, " +
            "or in an instant for any two popular films.",
            MovieQuery.Path,
            "Choose films",
            MovieExamples.All[0].Address,
            "movies",
            [new("recall@20", "auto", "Films that somebody liked, found among 20 suggestions")]),
        new(
            "Earnings",
            "Describe a college programme and see what its graduates earn two years later, the range in which nine in ten such programmes lie, " +
            "and what the field, the college and the place have to do with it.",
            EarningsQuery.Path,
            "Predict earnings",
            EarningsExamples.All[0].Address,
            "earnings",
            [new("R²", "trees", "Differences between programmes explained, on unseen colleges")]),
        new(
            "Regression",
            "Set five numbers and see the prediction with its interval, and which number moved it. Or bring a CSV of your own: choose what is to be " +
            "predicted, see the coefficients and how sure they are, and take the model with you as ONNX.",
            RegressionQuery.Path,
            "Predict a number",
            RegressionExamples.Typical.Address,
            "regression",
            [new("R² on unseen rows", "least squares", "Differences explained on unseen rows")]),
        new(
            "Sentiment",
            "Write or paste a film review and see whether it praises, how sure that is, what every word adds, and how the opinion changes while it is read. " +
            "Or bring up to 10,000 reviews in a file.",
            SentimentQuery.Path,
            "Judge a review",
            SentimentExamples.All[0].Address,
            SentimentService.LstmName,
            [new("accuracy", SentimentService.Lstm, "Reviews of unseen films judged right")]),
        new(
            "Lyrics",
            "Give a line or a theme and watch verses being written that scan and rhyme, in the scheme and the measure you choose. Keep the lines you like, " +
            "and have the rest written again.",
            LyricsQuery.Path,
            "Write verses",
            LyricsExamples.Night.Address,
            "lyrics",
            [new("pairs that rhyme perfectly", "schemes", "Pairs of lines that rhyme as they should")]),
    ];
}

/// <summary>A figure out of a model's manifest in words.</summary>
/// <param name="Metric">The measure's name in the manifest: a share from 0 to 1.</param>
/// <param name="Variant">The variant whose figure is shown.</param>
/// <param name="Label">What it means to a person.</param>
public sealed record HomeFigure(string Metric, string Variant, string Label);
