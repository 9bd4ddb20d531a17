namespace RecApp.Monitoring.Drift;

/// <summary>How far apart the shapes of two histograms are, whatever the numbers of their rows.</summary>
internal static class HistogramDistance
{
    /// <summary>
    /// Population stability index, Σ (w − r) · ln(w / r) over the shares: Jeffreys' divergence (1946), named so in credit scoring
    /// (Siddiqi 2006). Half a row is added to every bin of both, so that an empty one has a logarithm. 0 or more, in nats.
    /// </summary>
    public static double PopulationStability(ReadOnlySpan<long> reference, ReadOnlySpan<long> window)
    {
        const double Prior = 0.5;
        double referenceRows = Prior * reference.Length, windowRows = Prior * window.Length, sum = 0;
        for (int bin = 0; bin < reference.Length; bin++)
        {
            referenceRows += reference[bin];
            windowRows += window[bin];
        }
        for (int bin = 0; bin < reference.Length; bin++)
        {
            double before = (reference[bin] + Prior) / referenceRows, now = (window[bin] + Prior) / windowRows;
            sum += (now - before) * Math.Log(now / before);
        }
        return sum;
    }

    /// <summary>Jensen–Shannon divergence of the shares in bits (Lin 1991): 0 for equal shapes, 1 for shapes without a bin in common.</summary>
    /// <param name="pair">Both with rows.</param>
    public static double JensenShannon(HistogramPair pair)
    {
        double sum = 0;
        for (int bin = 0; bin < pair.Bins; bin++)
        {
            double before = (double)pair.Reference[bin] / pair.ReferenceRows, now = (double)pair.Window[bin] / pair.WindowRows;
            sum += Part(before, (before + now) / 2) + Part(now, (before + now) / 2);
        }
        return Math.Clamp(sum / 2, 0, 1);

        static double Part(double share, double middle) => share == 0 ? 0 : share * Math.Log2(share / middle);
    }
}
