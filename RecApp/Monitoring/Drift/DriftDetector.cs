namespace RecApp.Monitoring.Drift;

/// <summary>
/// Compares windows of requests with the training data. A feature has drifted when its corrected p value is at most the level and
/// its population stability index at least the smallest that matters. Safe for concurrent use; keep one, as it remembers thresholds.
/// </summary>
/// <param name="level">
/// Nominal share of false alarms among windows with unchanged data, between 0 and 1: half of the one in a hundred that is promised,
/// as the tails of the tests are approximate below a thousand rows.
/// </param>
/// <param name="leastPsi">
/// Smaller indices are no drift however certain they are: that is a shift of a normal feature by a tenth of its standard deviation.
/// </param>
public sealed class DriftDetector(double level = DriftDetector.DefaultLevel, double leastPsi = DriftDetector.LeastPsi)
{
    /// <summary>The smallest index that matters.</summary>
    public const double LeastPsi = 0.01;

    private const double DefaultLevel = 0.005;

    private readonly PsiThresholds _thresholds = new(level);

    /// <summary>The verdict on a window. What has no rows on either side has not drifted: its distances are 0 and its p value is 1.</summary>
    /// <param name="features">The features and outputs of one model in one window.</param>
    /// <exception cref="ArgumentException">A window was not counted in the bins of its reference, or a count is negative.</exception>
    public WindowVerdict Judge(IReadOnlyList<FeatureComparison> features)
    {
        var (pairs, pValues, corrected) = Test(features);
        return new([.. features.Select((feature, i) => Verdict(feature, pairs[i], pValues[i], corrected[i]))]);
    }

    /// <summary>The same in short, without the thresholds of the indices, which take some time to simulate.</summary>
    /// <inheritdoc cref="Judge"/>
    public IReadOnlyList<DriftFinding> Look(IReadOnlyList<FeatureComparison> features)
    {
        var (pairs, _, corrected) = Test(features);
        return [.. features.Select((feature, i) => new DriftFinding(feature.Reference.Feature, pairs[i].WindowRows, Psi(pairs[i]), HasDrifted(corrected[i], Psi(pairs[i]))))];
    }

    private static (HistogramPair[] Pairs, double[] PValues, double[] Corrected) Test(IReadOnlyList<FeatureComparison> features)
    {
        HistogramPair[] pairs = [.. features.Select(HistogramPair.Of)];
        // What people choose freely is shown beside training, but judged by nobody.
        double[] pValues = [.. features.Zip(pairs, (feature, pair) => feature.Reference.IsChosen == true ? 1 : PValue(pair))];
        return (pairs, pValues, FalseDiscovery.Correct(pValues));
    }

    private static double Psi(HistogramPair pair) => pair.IsEmpty ? 0 : HistogramDistance.PopulationStability(pair.Reference, pair.Window);

    private bool HasDrifted(double corrected, double psi) => corrected <= level && psi >= leastPsi;

    private FeatureVerdict Verdict(FeatureComparison feature, HistogramPair pair, double pValue, double corrected)
    {
        double psi = Psi(pair);
        return new(
            feature.Reference.Feature, pair.WindowRows, psi, _thresholds.Of(feature, pair), psi < 0.1 ? PsiLevel.Little : psi < 0.25 ? PsiLevel.Some : PsiLevel.Much,
            pair.IsEmpty ? 0 : HistogramDistance.JensenShannon(pair), feature.Kind == FeatureKind.Numeric ? KolmogorovSmirnov.Distance(pair) : null,
            pValue, corrected, HasDrifted(corrected, psi));
    }

    // Kolmogorov–Smirnov sees a shift with few rows but hardly a changed spread or a new peak, χ² the other way round: twice the
    // smaller p value (Bonferroni) has most of the power of the better one.
    private static double PValue(HistogramPair pair)
    {
        double counts = ChiSquareTest.PValue(pair);
        if (pair.Ordered == 0)
            return counts;
        double order = KolmogorovSmirnov.PValue(KolmogorovSmirnov.Distance(pair), pair.Reference.Take(pair.Ordered).Sum(), pair.Window.Take(pair.Ordered).Sum());
        return Math.Min(1, 2 * Math.Min(counts, order));
    }
}
