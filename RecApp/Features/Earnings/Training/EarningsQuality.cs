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
    public static IReadOnlyList<ModelMetric> Metrics(IReadOnlyList<EarningsQuality> folds, string protocol, string variant) =>
    [
        new("R²", folds.Average(fold => fold.RSquared), protocol, variant),
        new("mean absolute error (USD)", folds.Average(fold => fold.MeanAbsoluteErrorUsd), protocol, variant),
        new("coverage of the 50 % interval", folds.Average(fold => fold.Coverage50), protocol, variant),
        new("coverage of the 90 % interval", folds.Average(fold => fold.Coverage90), protocol, variant),
        new("median width of the 50 % interval (USD)", folds.Average(fold => fold.Width50Usd), protocol, variant),
        new("median width of the 90 % interval (USD)", folds.Average(fold => fold.Width90Usd), protocol, variant),
        new("pinball loss of the four ends (USD)", folds.Average(fold => fold.PinballLossUsd), protocol, variant),
    ];

    private static double Median(IReadOnlyList<EarningsEstimate> estimates, Func<EarningsEstimate, double> of) => estimates.Select(of).Order().ElementAt(estimates.Count / 2);

    private static double Pinball(double difference, double level) => Math.Max(level * difference, (level - 1) * difference);
}
