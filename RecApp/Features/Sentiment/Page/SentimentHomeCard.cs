using MudBlazor;
using RecApp.Ui;

namespace RecApp.Features.Sentiment.Page;

/// <summary>What the home page says about the judges of reviews. It asks a worked example of the page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class SentimentHomeCard
{
    private const int ShownLetters = 170;

    public static HomeCard Card { get; } = new(
        "Sentiment", Icons.Material.Outlined.Reviews,
        "Paste a film review; see if it's positive, and what every word adds",
        [("Try a review", SentimentQuery.Path)],
        [new(SentimentService.LstmName, AskAsync)])
    {
        Place = 30,
    };

    private static async Task<HomeAnswer> AskAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        const string key = "mixed";
        string text = SentimentExamples.Find(key)!;
        var answer = await services.GetRequiredService<SentimentService>().PredictAsync(new(text, Explain: true), cancellationToken);
        var verdict = answer.Predictions[0];
        int end = text.LastIndexOf(' ', ShownLetters);
        return new("A mixed review",
            [(VerdictText.Of(verdict), verdict.Probability is null ? verdict.Reason ?? "" : VerdictText.Chance(verdict))], new SentimentQuery { Example = key }.ToUri(), answer.ModelVersion)
        {
            // Shaded as on the page: the strongest word of the whole text sets the scale.
            Picture = HomePicture.Shaded(TextPiece.Of(text, verdict.Words ?? []).Beginning(end).Select(piece => (piece.Text, piece.Strength))),
        };
    }
}
