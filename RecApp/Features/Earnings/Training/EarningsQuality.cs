using RecApp.Bundles;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>How well predictions fit.</summary>
/// <param name="RSquared">Share of the variance explained.</param>
/// <param name="MeanAbsoluteErrorUsd">How far off predictions are on average.</param>
/// <param name="Coverage50">Share of programmes inside the interval that promises half.</param>
/// <param name="Coverage90">Share inside the one that promises nine in ten.</param>
/// <param name="Width50Usd">Median width of the interval that promises half.</param>
/// <param name="Width90Usd">Median width of the one that promises nine in ten.</param>
/// <param name="PinballLossUsd">Mean over the four ends of how badly they place their quantiles (Koenker and Bassett 1978).</param>
internal sealed record EarningsQuality(
    double RSquared, double MeanAbsoluteErrorUsd, double Coverage50, double Coverage90, double Width50Usd, double Width90Usd, double PinballLossUsd)
{
    /// <param name="earnings">[programmes] in USD, at least one.</param>
    /// <param name="estimates">[programmes].</param>
    public static EarningsQuality Of(double[] earnings, IReadOnlyList<EarningsEstimate> estimates)
    {
        double mean = earnings.Average(), variance = earnings.Sum(value => (value - mean) * (value - mean));
        var pairs = earnings.Zip(estimates).ToArray();
        return new(
            1 - pairs.Sum(pair => Math.Pow(pair.First - pair.Second.Usd, 2)) / variance,
            pairs.Average(pair => Math.Abs(pair.First - pair.Second.Usd)),
            pairs.Count(pair => pair.First >= pair.Second.Low50 && pair.First <= pair.Second.High50) / (double)pairs.Length,
            pairs.Count(pair => pair.First >= pair.Second.Low90 && pair.First <= pair.Second.High90) / (double)pairs.Length,
            Median(estimates, estimate => estimate.High50 - estimate.Low50),
            Median(estimates, estimate => estimate.High90 - estimate.Low90),
            pairs.Average(pair => (Pinball(pair.First - pair.Second.Low90, 0.05) + Pinball(pair.First - pair.Second.Low50, 0.25)
                + Pinball(pair.First - pair.Second.High50, 0.75) + Pinball(pair.First - pair.Second.High90, 0.95)) / 4));
    }

    /// <summary>The mean over folds.</summary>
    public static EarningsQuality Mean(IReadOnlyList<EarningsQuality> folds) => new(
        folds.Average(fold => fold.RSquared), folds.Average(fold => fold.MeanAbsoluteErrorUsd), folds.Average(fold => fold.Coverage50), folds.Average(fold => fold.Coverage90),
        folds.Average(fold => fold.Width50Usd), folds.Average(fold => fold.Width90Usd), folds.Average(fold => fold.PinballLossUsd));

    /// <summary>The mean over folds as metrics.</summary>
    public static IReadOnlyList<ModelMetric> Metrics(IReadOnlyList<EarningsQuality> folds, string protocol, string variant)
    {
        return
        [
            Metric("R²", fold => fold.RSquared),
            Metric("mean absolute error (USD)", fold => fold.MeanAbsoluteErrorUsd),
            Metric("coverage of the 50 % interval", fold => fold.Coverage50),
            Metric("coverage of the 90 % interval", fold => fold.Coverage90),
            Metric("median width of the 50 % interval (USD)", fold => fold.Width50Usd),
            Metric("median width of the 90 % interval (USD)", fold => fold.Width90Usd),
            Metric("pinball loss of the four ends (USD)", fold => fold.PinballLossUsd),
        ];

        ModelMetric Metric(string name, Func<EarningsQuality, double> value) =>
            new(name, folds.Average(value), protocol, variant) { ByFold = folds.Count > 1 ? [.. folds.Select(value)] : null };
    }

    private static double Median(IReadOnlyList<EarningsEstimate> estimates, Func<EarningsEstimate, double> of) => estimates.Select(of).Order().ElementAt(estimates.Count / 2);

    private static double Pinball(double difference, double level) => Math.Max(level * difference, (level - 1) * difference);
}
