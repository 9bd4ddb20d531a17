using MathNet.Numerics;

namespace RecApp.Monitoring.Drift;

/// <summary>Pearson's test that two samples of counts are of one distribution.</summary>
internal static class ChiSquareTest
{
    // Cochran (1954): below five expected rows a bin, the tail of χ² is not that of the statistic.
    private const double LeastExpected = 5;

    /// <summary>The p value, after bins with few expected rows were joined; 1 where fewer than two are left.</summary>
    public static double PValue(HistogramPair pair)
    {
        var merged = pair.Merge(LeastExpected);
        if (merged.Bins < 2 || merged.IsEmpty)
            return 1;
        double balance = Math.Sqrt((double)merged.WindowRows / merged.ReferenceRows), statistic = 0;
        for (int bin = 0; bin < merged.Bins; bin++)
            statistic += Math.Pow((balance * merged.Reference[bin]) - (merged.Window[bin] / balance), 2) / (merged.Reference[bin] + merged.Window[bin]);
        return UpperTail(statistic, merged.Bins - 1);
    }

    /// <summary>The probability that χ² is <paramref name="statistic"/> or more.</summary>
    public static double UpperTail(double statistic, int degreesOfFreedom) =>
        Math.Clamp(SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, statistic / 2), 0, 1);
}
