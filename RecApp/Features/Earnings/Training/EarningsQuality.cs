using RecApp.Bundles;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>How well predictions fit.</summary>
/// <param name="RSquared">Share of the variance explained.</param>
/// <param name="MeanAbsoluteErrorUsd">How far off predictions are on average.</param>
/// <param name="Coverage50">Share of programmes inside the interval that promises half.</param>
/// <param name="Coverage90">Share inside the one that promises nine in ten.</param>
internal sealed record EarningsQuality(double RSquared, double MeanAbsoluteErrorUsd, double Coverage50, double Coverage90)
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
            pairs.Count(pair => pair.First >= pair.Second.Low90 && pair.First <= pair.Second.High90) / (double)pairs.Length);
    }

    /// <summary>The mean over folds.</summary>
    public static EarningsQuality Mean(IReadOnlyList<EarningsQuality> folds) => new(
        folds.Average(fold => fold.RSquared), folds.Average(fold => fold.MeanAbsoluteErrorUsd), folds.Average(fold => fold.Coverage50), folds.Average(fold => fold.Coverage90));

    /// <summary>The mean over folds as metrics.</summary>
    public static IReadOnlyList<ModelMetric> Metrics(IReadOnlyList<EarningsQuality> folds, string protocol, string variant) =>
    [
        new("R²", folds.Average(fold => fold.RSquared), protocol, variant),
        new("mean absolute error (USD)", folds.Average(fold => fold.MeanAbsoluteErrorUsd), protocol, variant),
        new("coverage of the 50 % interval", folds.Average(fold => fold.Coverage50), protocol, variant),
        new("coverage of the 90 % interval", folds.Average(fold => fold.Coverage90), protocol, variant),
    ];
}
