using RecApp.Bundles;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;
using RecApp.Serving;

namespace RecApp.Features.Sentiment.Model;

/// <summary>What is kept of a review and its verdict: how long it is and what was made of it, never a word.</summary>
internal static class SentimentMeasures
{
    /// <summary>The probability of one of two verdicts.</summary>
    public const string Praise = "probability of praise";

    private const string Words = "words", Unknown = "share of unknown words", Withheld = "without a verdict";

    /// <summary>The measures, uncounted.</summary>
    public static IReadOnlyList<FeatureReference> All { get; } =
    [
        FeatureReference.EqualBins(Words, MeasureRole.Input, 0, 1_000, 40),
        FeatureReference.EqualBins(Unknown, MeasureRole.Input, 0, 0.2, 40),
        FeatureReference.EqualBins(Praise, MeasureRole.Output, 0, 1, 20),
        FeatureReference.Categories(Withheld, MeasureRole.Output, 0, 1),
    ];

    /// <summary>Puts down the numbers of a text and its verdict.</summary>
    public static void Set(ISentimentModel model, List<TextToken> tokens, SentimentPrediction prediction, Measured measured)
    {
        if (!measured.IsKept)
            return;
        int words = 0, unknown = 0;
        foreach (var token in tokens)
        {
            if (!token.IsWord)
                continue;
            words++;
            unknown += model.Knows(token.Word) ? 0 : 1;
        }
        measured.Set(Words, words);
        measured.Set(Unknown, words == 0 ? null : (double)unknown / words);
        measured.Set(Praise, prediction.Probability);
        measured.Set(Withheld, prediction.Label == SentimentPrediction.Unknown ? 1 : 0);
    }
}
