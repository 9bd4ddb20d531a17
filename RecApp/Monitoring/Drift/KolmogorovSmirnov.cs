namespace RecApp.Monitoring.Drift;

/// <summary>
/// The two-sample test of Kolmogorov and Smirnov: the greatest distance between two cumulative distributions. Read at the edges of
/// bins it can miss what happens inside of one, never invent a distance, so that its p values are on the safe side.
/// </summary>
internal static class KolmogorovSmirnov
{
    /// <summary>The distance over the ordered bins, 0–1; 0 where one of the samples has no rows in them.</summary>
    public static double Distance(HistogramPair pair)
    {
        long referenceRows = pair.Reference.Take(pair.Ordered).Sum(), windowRows = pair.Window.Take(pair.Ordered).Sum(), before = 0, now = 0;
        if (referenceRows == 0 || windowRows == 0)
            return 0;
        double greatest = 0;
        for (int bin = 0; bin < pair.Ordered; bin++)
        {
            before += pair.Reference[bin];
            now += pair.Window[bin];
            greatest = Math.Max(greatest, Math.Abs(((double)before / referenceRows) - ((double)now / windowRows)));
        }
        return greatest;
    }

    /// <summary>Probability of such a distance between two samples of one distribution, with Stephens' correction for few rows (1970).</summary>
    public static double PValue(double distance, long referenceRows, long windowRows)
    {
        if (referenceRows == 0 || windowRows == 0)
            return 1;
        double root = Math.Sqrt((double)referenceRows * windowRows / (referenceRows + windowRows));
        return Tail(distance * (root + 0.12 + (0.11 / root)));
    }

    /// <summary>The upper tail of Kolmogorov's distribution, 2 Σ (−1)^(k−1) exp(−2k²x²).</summary>
    public static double Tail(double x)
    {
        // Below, the tail differs from 1 by less than 1e-4, and the alternating sum by more.
        if (x < 0.35)
            return 1;
        double sum = 0;
        for (int k = 1; k <= 20; k++)
            sum += (k % 2 == 0 ? -2 : 2) * Math.Exp(-2.0 * k * k * x * x);
        return Math.Clamp(sum, 0, 1);
    }
}
