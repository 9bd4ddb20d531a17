using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MathNet.Numerics.Distributions;
using RecApp.Bundles;
using RecApp.Learning;

namespace RecApp.Monitoring.Drift;

/// <summary>
/// The population stability index that unchanged data exceed by chance alone. With few rows or many bins chance goes far beyond the
/// customary 0.1 and 0.25, with many rows it stays far below.
/// </summary>
/// <param name="level">The share of windows with unchanged data that exceed it, between 0 and 1.</param>
/// <remarks>
/// Between samples of n and m rows the index is near (1/n + 1/m) · χ² with bins − 1 degrees of freedom (Yurdakul 2018). Where bins
/// are too empty for that, it is simulated: the same reference, the same rows, the same seed give the same threshold on every instance.
/// Safe for concurrent use.
/// </remarks>
internal sealed class PsiThresholds(double level)
{
    private const int Draws = 2000;
    private const double LeastExpected = 10;

    // Rows of windows in steps of a tenth: relative to (1/n + 1/m) the threshold hardly changes in between.
    private const double Step = 1.1;

    private readonly ConditionalWeakTable<FeatureReference, ConcurrentDictionary<(FeatureKind, long?, int), double>> _simulated = [];

    /// <summary>The threshold for a comparison; 0 where either side has no rows.</summary>
    public double Of(FeatureComparison comparison, HistogramPair pair)
    {
        if (pair.IsEmpty)
            return 0;
        double spread = (1.0 / pair.ReferenceRows) + (1.0 / pair.WindowRows);
        double[] shares = [.. pair.Reference.Select(count => (count + 0.5) / (pair.ReferenceRows + (0.5 * pair.Bins)))];
        if (shares.Min() * Math.Min(pair.ReferenceRows, pair.WindowRows) >= LeastExpected)
            return spread * ChiSquared.InvCDF(pair.Bins - 1, 1 - level);
        int step = (int)Math.Round(Math.Log(pair.WindowRows, Step));
        return spread * _simulated.GetOrCreateValue(comparison.Reference)
            .GetOrAdd((comparison.Kind, comparison.ReferenceUnknown, step), _ => Simulate(shares, pair.ReferenceRows, Math.Max(1, (long)Math.Round(Math.Pow(Step, step)))));
    }

    // In units of 1/n + 1/m. The shares are the reference's, not the pooled ones: a window that has drifted would set its own bar.
    private double Simulate(double[] shares, long referenceRows, long windowRows)
    {
        var random = new Random(1);
        long[] reference = new long[shares.Length], window = new long[shares.Length];
        var found = new double[Draws];
        for (int draw = 0; draw < Draws; draw++)
        {
            CountSampling.Multinomial(random, referenceRows, shares, reference);
            CountSampling.Multinomial(random, windowRows, shares, window);
            found[draw] = HistogramDistance.PopulationStability(reference, window);
        }
        Array.Sort(found);
        return found[Math.Min(Draws - 1, (int)Math.Ceiling((1 - level) * Draws))] / ((1.0 / referenceRows) + (1.0 / windowRows));
    }
}
