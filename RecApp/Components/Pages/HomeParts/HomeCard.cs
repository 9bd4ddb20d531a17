using RecApp.Components.Shared;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Page;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Page;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Page;
using RecApp.Features.Playlists;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Page;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Page;

namespace RecApp.Components.Pages.HomeParts;

/// <summary>What the home page says about a part of the product.</summary>
/// <param name="Text">What one gives and gets, a sentence.</param>
/// <param name="Ways">The pages of this part; the first one is the main one.</param>
/// <param name="Trials">What is asked of the models behind it.</param>
public sealed record HomeCard(string Title, IconName Icon, string Text, IReadOnlyList<(string Text, string Address)> Ways, IReadOnlyList<HomeTrial> Trials)
{
    /// <summary>One for each of the five parts.</summary>
    public static IReadOnlyList<HomeCard> All { get; } =
    [
        new(
            "Playlists", IconName.Music,
            "Give songs, a playlist or a mood; get songs that fit, each with its reason.",
            [("Choose songs", "/recommender")],
            [new(PlaylistService.ModelName, new("recall@500", "blend", "Hidden songs found among 500"), HomeTrials.PlaylistsAsync)]),
        new(
            "Films", IconName.Film,
            "Name films you like; get films that fit, each with its reason.",
            [("Choose films", MovieQuery.Path)],
            [new(MovieService.ModelName, new("recall@20", "auto", "Liked films found among 20"), HomeTrials.MoviesAsync)]),
        new(
            "Sentiment", IconName.Speech,
            "Paste a film review; see whether it praises, and what every word adds.",
            [("Judge reviews", SentimentQuery.Path)],
            [new(SentimentService.LstmName, new("accuracy", SentimentService.Lstm, "Unseen reviews judged right"), HomeTrials.SentimentAsync)]),
        new(
            "Predictor", IconName.Chart,
            "Describe a college programme and see what its graduates earn; or predict a number from a table of your own.",
            [("Predict earnings", EarningsQuery.Path), ("Predict a number", RegressionQuery.Path)],
            [
                new(EarningsService.ModelName, new("R²", EarningsService.DefaultVariant, "R² on unseen colleges", Decimals: true), HomeTrials.EarningsAsync),
                new(RegressionService.ModelName, new("R² on unseen rows", RegressionService.Variant, "R² on unseen rows", Decimals: true), HomeTrials.RegressionAsync),
            ]),
        new(
            "Lyrics", IconName.Pen,
            "Give a line or a theme; watch verses being written that scan and rhyme.",
            [("Write verses", LyricsQuery.Path)],
            [new(LyricsService.ModelName, new("bitsPerCharacter", "all parts", "Bits a character, unseen poems", Decimals: true), HomeTrials.LyricsAsync)]),
    ];
}
