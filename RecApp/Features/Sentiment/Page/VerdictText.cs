using RecApp.Features.Sentiment.Api;

namespace RecApp.Features.Sentiment.Page;

/// <summary>Probabilities as people say them.</summary>
public static class VerdictText
{
    /// <summary>What the models are called.</summary>
    public static IReadOnlyDictionary<string, string> ModelNames { get; } = new Dictionary<string, string>
    {
        [SentimentService.Lstm] = "LSTM",
        [SentimentService.Linear] = "Linear model",
    };

    /// <summary>The verdict with how sure it is, as in <c>Leaning positive</c>.</summary>
    public static string Of(SentimentPrediction prediction) => prediction.Probability switch
    {
        null => "No verdict",
        _ when prediction.Label == SentimentPrediction.Neither => "Neither positive nor negative",
        >= 0.97 => "Clearly positive",
        >= 0.85 => "Positive",
        >= 0.6 => "Leaning positive",
        > 0.4 => "Undecided",
        > 0.15 => "Leaning negative",
        > 0.03 => "Negative",
        _ => "Clearly negative",
    };

    /// <summary>How probable the verdict is, as in <c>93 % positive</c>.</summary>
    public static string Chance(SentimentPrediction prediction) => prediction.Probability is not { } probability
        ? "–"
        : probability > 0.4 ? $"{Percent(probability)} positive" : $"{Percent(1 - probability)} negative";

    /// <summary>Whole percents, with one place where that would claim certainty.</summary>
    public static string Percent(double probability)
    {
        double shown = Math.Min(probability, 0.999);
        return FormattableString.Invariant($"{100 * shown:0.#} %") is var exact && shown is > 0.01 and < 0.99 ? FormattableString.Invariant($"{100 * shown:0} %") : exact;
    }

    /// <summary>The CSS class of a verdict.</summary>
    public static string Class(SentimentPrediction prediction) => prediction.Probability switch
    {
        null or (> 0.4 and < 0.6) => "open",
        >= 0.5 => "praise",
        _ => "fault",
    };
}
