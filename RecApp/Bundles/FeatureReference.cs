namespace RecApp.Bundles;

/// <summary>The distribution of one input feature in the training data, for charts and for drift.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Edges">[bins + 1], ascending, in the feature's own unit.</param>
/// <param name="Counts">[bins], values with Edges[i] ≤ value &lt; Edges[i + 1]; the last bin includes its upper edge.</param>
public sealed record FeatureReference(string Feature, IReadOnlyList<double> Edges, IReadOnlyList<long> Counts)
{
    /// <summary>Counts <paramref name="values"/> into equally wide bins between their minimum and maximum.</summary>
    /// <param name="feature">The feature's name.</param>
    /// <param name="values">[rows]; what is not finite is unknown and left out.</param>
    /// <param name="bins">1 or more.</param>
    public static FeatureReference FromValues(string feature, IEnumerable<double> values, int bins)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        var (low, high) = known.Length == 0 ? (0, 1) : (known.Min(), known.Max());
        return FromValues(feature, known, low, high > low ? high : low + 1, bins);
    }

    /// <summary>Counts <paramref name="values"/> into equally wide bins; what lies outside counts in the first or last bin.</summary>
    /// <param name="feature">The feature's name.</param>
    /// <param name="values">[rows]; what is not finite is left out.</param>
    /// <param name="low">The lowest edge.</param>
    /// <param name="high">The highest edge, above <paramref name="low"/>.</param>
    /// <param name="bins">1 or more.</param>
    public static FeatureReference FromValues(string feature, IEnumerable<double> values, double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(high, low);
        var counts = new long[bins];
        foreach (double value in values)
            if (double.IsFinite(value))
                counts[Math.Clamp((int)Math.Floor((value - low) / (high - low) * bins), 0, bins - 1)]++;
        double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => low + (high - low) * i / bins)];
        return new(feature, edges, counts);
    }
}
