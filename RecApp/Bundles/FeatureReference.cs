namespace RecApp.Bundles;

/// <summary>The distribution of one input feature in the training data, for charts and for drift.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Edges">[bins + 1], ascending, in the feature's own unit.</param>
/// <param name="Counts">[bins], values with Edges[i] ≤ value &lt; Edges[i + 1]; the last bin includes its upper edge.</param>
public sealed record FeatureReference(string Feature, IReadOnlyList<double> Edges, IReadOnlyList<long> Counts)
{
    /// <summary>Which side of an answer it measures, so that it is kept with every prediction and watched; null where it only describes the training data.</summary>
    public MeasureRole? Role { get; init; }

    /// <summary>Rows in which it was unknown; null where nobody counted them.</summary>
    public long? Unknown { get; init; }

    /// <summary>True where each bin is a category of its own, in no order.</summary>
    public bool? AreCategories { get; init; }

    /// <summary>True where people choose it freely, such as how many answers they want: another choice is no drift.</summary>
    public bool? IsChosen { get; init; }

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
                counts[EqualBin(value, low, high, bins)]++;
        double[] edges = [.. Enumerable.Range(0, bins + 1).Select(i => EqualEdge(i, low, high, bins))];
        return new(feature, edges, counts);
    }

    /// <summary>A measure in equally wide bins, of which nothing has been counted yet.</summary>
    /// <param name="feature">The measure's name, as a person reads it.</param>
    /// <param name="role">Which side of an answer it measures.</param>
    /// <param name="low">The lowest edge.</param>
    /// <param name="high">The highest edge, above <paramref name="low"/>.</param>
    /// <param name="bins">1 or more.</param>
    public static FeatureReference EqualBins(string feature, MeasureRole role, double low, double high, int bins) =>
        FromValues(feature, [], low, high, bins) with { Role = role, Unknown = 0 };

    /// <summary>A measure whose values are codes in no order, a bin each, of which nothing has been counted yet.</summary>
    /// <param name="feature">The measure's name, as a person reads it.</param>
    /// <param name="role">Which side of an answer it measures.</param>
    /// <param name="first">The lowest code.</param>
    /// <param name="last">The highest code.</param>
    public static FeatureReference Categories(string feature, MeasureRole role, int first, int last) =>
        EqualBins(feature, role, first - 0.5, last + 0.5, last - first + 1) with { AreCategories = true };

    /// <summary>The bin that a value of later data falls into, as the training data were counted.</summary>
    /// <param name="value">Finite; below the lowest edge it is in the first bin, above the highest in the last.</param>
    public int BinOf(double value)
    {
        // Between equal widths a value that lies on an edge goes where rounding put it in training; a search among the
        // edges would move it, and with integers or prices all its equals, to the neighbour.
        int equal = EqualBin(value, Edges[0], Edges[^1], Counts.Count);
        if (Edges[equal] == EqualEdge(equal, Edges[0], Edges[^1], Counts.Count) && Edges[equal + 1] == EqualEdge(equal + 1, Edges[0], Edges[^1], Counts.Count))
            return equal;
        int bin = 0;
        while (bin < Counts.Count - 1 && value >= Edges[bin + 1])
            bin++;
        return bin;
    }

    private static int EqualBin(double value, double low, double high, int bins) =>
        Math.Clamp((int)Math.Floor((value - low) / (high - low) * bins), 0, bins - 1);

    private static double EqualEdge(int edge, double low, double high, int bins) => low + (high - low) * edge / bins;
}

/// <summary>Which side of an answer a number belongs to.</summary>
public enum MeasureRole
{
    /// <summary>What was asked with.</summary>
    Input,

    /// <summary>What came out.</summary>
    Output,
}
