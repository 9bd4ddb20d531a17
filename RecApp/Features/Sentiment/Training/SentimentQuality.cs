using RecApp.Bundles;
using RecApp.Features.Sentiment.Model;
using RecApp.Learning;

namespace RecApp.Features.Sentiment.Training;

/// <summary>How well a model tells praise from displeasure.</summary>
/// <param name="Reviews">How many were judged.</param>
/// <param name="TruePositive">Praise taken for praise.</param>
/// <param name="FalseNegative">Praise taken for displeasure.</param>
/// <param name="FalsePositive">Displeasure taken for praise.</param>
/// <param name="TrueNegative">Displeasure taken for displeasure.</param>
/// <param name="CalibrationError">Expected calibration error over 15 bins.</param>
/// <param name="LogLoss">Mean log loss.</param>
/// <param name="Brier">Mean squared error of the probability.</param>
/// <param name="Histogram">How the probability lies.</param>
internal sealed record SentimentQuality(
    int Reviews, int TruePositive, int FalseNegative, int FalsePositive, int TrueNegative, double CalibrationError, double LogLoss, double Brier, ProbabilityHistogram Histogram)
{
    /// <summary>The share judged right, 0–1.</summary>
    public double Accuracy => (TruePositive + TrueNegative) / (double)Reviews;

    /// <summary>Of the accuracy, were the reviews drawn at random.</summary>
    public double StandardError => Math.Sqrt(Accuracy * (1 - Accuracy) / Reviews);

    /// <summary>Compares with the truth.</summary>
    /// <param name="logits">[reviews] calibrated log-odds of praise, 1 or more.</param>
    /// <param name="labels">[reviews] whether it is praise.</param>
    public static SentimentQuality Of(IReadOnlyList<double> logits, IReadOnlyList<bool> labels)
    {
        double[] probabilities = [.. logits.Select(logit => 1 / (1 + Math.Exp(-logit)))];
        return new(
            labels.Count, Count(true, true), Count(true, false), Count(false, true), Count(false, false),
            Calibration.ExpectedError(probabilities, labels), Calibration.LogLoss(logits, labels), Calibration.Brier(probabilities, labels),
            SentimentStatisticsBuilder.Histogram(probabilities, labels));

        int Count(bool label, bool said) => Enumerable.Range(0, labels.Count).Count(row => labels[row] == label && logits[row] > 0 == said);
    }

    /// <summary>As a manifest states it.</summary>
    public IReadOnlyList<ModelMetric> Metrics(string protocol, string variant) =>
    [
        new("accuracy", Accuracy, protocol, variant),
        new("standard error", StandardError, protocol, variant),
        new("expected calibration error", CalibrationError, protocol, variant),
        new("log loss", LogLoss, protocol, variant),
        new("Brier score", Brier, protocol, variant),
        new("praise found", TruePositive / (double)Math.Max(1, TruePositive + FalseNegative), protocol, variant),
        new("displeasure found", TrueNegative / (double)Math.Max(1, TrueNegative + FalsePositive), protocol, variant),
    ];
}
