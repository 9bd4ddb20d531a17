using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Training;

/// <summary>Measures shipped models on labelled texts.</summary>
internal static class SentimentEvaluation
{
    // Every text counts: one without a token, of which the models say nothing, as a coin's throw.
    private const double Undecided = -1e-9;

    /// <summary>[texts] calibrated log-odds of praise.</summary>
    public static double[] Logits(ISentimentModel model, IReadOnlyList<List<TextToken>> texts, Action<string> say)
    {
        const int chunk = 500;
        var logits = new double[texts.Count];
        Array.Fill(logits, Undecided);
        int[] readable = [.. Enumerable.Range(0, texts.Count).Where(text => texts[text].Count > 0)];
        int done = 0;
        foreach (int[] part in readable.Chunk(chunk))
        {
            double[] probabilities = model.Probabilities([.. part.Select(text => texts[text])], CancellationToken.None);
            for (int i = 0; i < part.Length; i++)
                logits[part[i]] = Math.Log(Math.Max(1e-7, probabilities[i]) / Math.Max(1e-7, 1 - probabilities[i]));
            done += part.Length;
            if (done % 5_000 == 0)
                say($"{done:N0} of {texts.Count:N0} read");
        }
        return logits;
    }

    /// <summary>The figures as a table in Markdown.</summary>
    public static string Markdown(IEnumerable<MeasuredModel> measured)
    {
        var lines = new List<string>
        {
            "| model | on | reviews | accuracy | ± | ECE | log loss | Brier | praise right | praise missed | displeasure missed | displeasure right |",
            "| --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
        };
        lines.AddRange(measured.Select(row => FormattableString.Invariant(
            $"| {row.Model} | {row.Texts.Origin} | {row.Quality.Reviews} | {row.Quality.Accuracy:F4} | {row.Quality.StandardError:F4} | {row.Quality.CalibrationError:F4} | {row.Quality.LogLoss:F4} | {row.Quality.Brier:F4} | {row.Quality.TruePositive} | {row.Quality.FalseNegative} | {row.Quality.FalsePositive} | {row.Quality.TrueNegative} |")));
        return string.Join('\n', lines);
    }

    /// <summary>The errors of which a model was surest, by their rows.</summary>
    public static string Worst(MeasuredModel measured, int count) => string.Join('\n', Enumerable.Range(0, measured.Logits.Length)
        .Where(text => measured.Logits[text] > 0 != measured.Texts.Positive[text])
        .OrderByDescending(text => Math.Abs(measured.Logits[text])).Take(count)
        .Select(text => FormattableString.Invariant($"{measured.Model}: row {measured.Texts.Rows[text]} is {(measured.Texts.Positive[text] ? "praise" : "displeasure")}, probability of praise {1 / (1 + Math.Exp(-measured.Logits[text])):F4}")));
}

/// <summary>What a model said of labelled texts.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Texts">What it was asked.</param>
/// <param name="Logits">[texts] calibrated log-odds of praise.</param>
internal sealed record MeasuredModel(string Model, LabelledTexts Texts, double[] Logits)
{
    /// <summary>How good that is.</summary>
    public SentimentQuality Quality { get; } = SentimentQuality.Of(Logits, Texts.Positive);
}
