using RecApp.Bundles;
using RecApp.Learning.LeastSquares;

namespace RecApp.Retraining;

/// <summary>A candidate's figures beside those of another version.</summary>
/// <param name="OnTheSameData">Whether both were measured on, and learnt from, the same files, whatever visitors said besides; otherwise no difference is claimed.</param>
/// <param name="Figures">Those that both state by the same protocol, in the other version's order.</param>
public sealed record VersionComparison(bool OnTheSameData, IReadOnlyList<FigureDifference> Figures)
{
    // Less than any figure is stated to.
    private const double Rounding = 1e-9;

    /// <param name="former">The version that is compared with.</param>
    /// <param name="candidate">The version that may take its place.</param>
    public static VersionComparison Of(ModelManifest former, ModelManifest candidate)
    {
        var figures = candidate.Metrics.ToLookup(metric => (metric.Name, metric.Variant, metric.Group, metric.Protocol));
        return new(
            former.Data.Where(source => !source.LearntFromOnly).All(source => candidate.Data.Any(other => (other.Name, other.Sha256) == (source.Name, source.Sha256))),
            [.. from metric in former.Metrics
                let other = figures[(metric.Name, metric.Variant, metric.Group, metric.Protocol)].FirstOrDefault()
                where other is not null
                select FigureDifference.Of(metric, other)]);
    }

    /// <summary>
    /// Whether a candidate may be served unseen: it was measured on the same data, and of the first variant, which answers by default, no figure
    /// with an aim is surely worse or falls by more than a share of itself.
    /// </summary>
    /// <param name="largestLoss">0–1.</param>
    public bool Holds(double largestLoss)
    {
        FigureDifference[] guarded = [.. Figures.Where(figure => figure.Variant == Figures[0].Variant && figure.Aim != MetricAim.None)];
        return OnTheSameData && guarded.Length > 0 && guarded.All(figure => figure.IsBetter != false && figure.Gain + largestLoss * Math.Abs(figure.Former) >= -Rounding);
    }
}

/// <summary>One figure of two versions.</summary>
/// <param name="Name">The measure.</param>
/// <param name="Variant">What was measured.</param>
/// <param name="Group">The part of the test data; null for all of it.</param>
/// <param name="Aim">Which way it should go.</param>
/// <param name="Former">For the version that is compared with.</param>
/// <param name="Candidate">For the candidate.</param>
/// <param name="Interval">Where the difference lies with 95 %; null where the folds are not stated.</param>
public sealed record FigureDifference(string Name, string Variant, string? Group, MetricAim Aim, double Former, double Candidate, DifferenceInterval? Interval)
{
    private const double Confidence = 0.95;

    /// <summary>The candidate's figure less the other.</summary>
    public double Difference => Candidate - Former;

    /// <summary>Whether the candidate is surely better (true) or worse (false); null where the figures do not tell, or have no aim.</summary>
    public bool? IsBetter => Interval is not { } interval || Aim == MetricAim.None || (interval.Low <= 0 && interval.High >= 0) ? null : interval.Low > 0 == (Aim == MetricAim.Higher);

    /// <summary>What is won, negative for a loss.</summary>
    internal double Gain => Aim == MetricAim.Lower ? -Difference : Difference;

    internal static FigureDifference Of(ModelMetric former, ModelMetric candidate) => new(
        former.Name, former.Variant, former.Group, MetricAims.Of(former.Name), former.Value, candidate.Value,
        former.ByFold is { Count: > 1 } before && candidate.ByFold is { } after && after.Count == before.Count ? IntervalOf([.. after.Zip(before, (one, other) => one - other)]) : null);

    // Training sets of folds overlap, so that their differences vary less than those of independent samples would: the corrected t test of
    // Nadeau and Bengio (2003), https://doi.org/10.1023/A:1024068626366, counts that in.
    private static DifferenceInterval IntervalOf(double[] differences)
    {
        int folds = differences.Length;
        double mean = differences.Average(), variance = differences.Sum(difference => (difference - mean) * (difference - mean)) / (folds - 1);
        double margin = StudentT.Quantile((1 + Confidence) / 2, folds - 1) * Math.Sqrt(variance * (1.0 / folds + 1.0 / (folds - 1)));
        return new(mean - margin, mean + margin);
    }
}

/// <summary>Where a difference lies, in the measure's own unit.</summary>
public sealed record DifferenceInterval(double Low, double High);
