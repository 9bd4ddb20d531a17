using MudBlazor;
using RecApp.Ui;

namespace RecApp.Features.Sentiment.Page;

/// <summary>What the home page says about the judges of reviews. It asks a worked example of the page, read back from the example's address, so that the link leads to the very answer that the card shows.</summary>
internal static class SentimentHomeCard
{
    private const int ShownLetters = 60;

    public static HomeCard Card { get; } = new(
        "Sentiment", Icons.Material.Outlined.Reviews,
        "Paste a film review; see if it's positive, and what every word adds",
        [("Judge reviews", SentimentQuery.Path)],
        [new(SentimentService.LstmName, AskAsync)])
    {
        Place = 30,
    };

    private static async Task<HomeAnswer> AskAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        const string key = "mixed";
        string text = SentimentExamples.Find(key)!;
        var answer = await services.GetRequiredService<SentimentService>().PredictAsync(new(text), cancellationToken);
        var verdict = answer.Predictions[0];
        return new($"“{text[..text.LastIndexOf(' ', ShownLetters)]} …”",
            [(VerdictText.Of(verdict), verdict.Probability is null ? verdict.Reason ?? "" : VerdictText.Chance(verdict))], new SentimentQuery { Example = key }.ToUri(), answer.ModelVersion)
        {
            Picture = verdict.Probability is { } probability ? HomePicture.Meter(probability, VerdictText.Class(verdict)) : null,
        };
    }
}
