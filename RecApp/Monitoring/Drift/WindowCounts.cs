using RecApp.Bundles;

namespace RecApp.Monitoring.Drift;

/// <summary>What a feature was in the requests of a window, counted in the bins of its reference.</summary>
/// <param name="Counts">[bins of the reference], 0 or more.</param>
/// <param name="Below">Values under the reference's lowest edge.</param>
/// <param name="Above">Values over its highest edge.</param>
/// <param name="Unknown">Requests that did not say.</param>
public sealed record WindowCounts(IReadOnlyList<long> Counts, long Below = 0, long Above = 0, long Unknown = 0)
{
    /// <summary>Counts values; those that are not finite are unknown.</summary>
    public static WindowCounts Of(FeatureReference reference, IEnumerable<double> values)
    {
        var counts = new long[reference.Counts.Count];
        long below = 0, above = 0, unknown = 0;
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                unknown++;
            else if (value < reference.Edges[0])
                below++;
            else if (value > reference.Edges[^1])
                above++;
            else
                counts[reference.BinOf(value)]++;
        }
        return new(counts, below, above, unknown);
    }

    /// <summary>Both windows as one.</summary>
    /// <exception cref="ArgumentException">They were counted in different numbers of bins.</exception>
    public WindowCounts Merge(WindowCounts other) => other.Counts.Count == Counts.Count
        ? new([.. Counts.Zip(other.Counts, (one, two) => one + two)], Below + other.Below, Above + other.Above, Unknown + other.Unknown)
        : throw new ArgumentException($"Windows of {Counts.Count} and {other.Counts.Count} bins don't add up.", nameof(other));
}
