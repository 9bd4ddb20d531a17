namespace RecApp.Monitoring.Drift;

/// <summary>Two samples counted in the same bins.</summary>
/// <param name="Reference">[bins].</param>
/// <param name="Window">[bins].</param>
/// <param name="Ordered">How many of the bins, from the first, lie in the order of a number; 0 for categories.</param>
internal sealed record HistogramPair(long[] Reference, long[] Window, int Ordered)
{
    public int Bins => Reference.Length;

    public long ReferenceRows { get; } = Reference.Sum();

    public long WindowRows { get; } = Window.Sum();

    public bool IsEmpty => ReferenceRows == 0 || WindowRows == 0;

    /// <summary>
    /// Numbers outside the edges count in the outermost bins, as they did in references that were cut at round numbers;
    /// categories that training did not have are a bin of their own, as are unknown ones where the reference counted them.
    /// </summary>
    /// <exception cref="ArgumentException">The window has other bins than the reference, or a count is negative.</exception>
    public static HistogramPair Of(FeatureComparison comparison)
    {
        var (reference, window) = (comparison.Reference, comparison.Window);
        if (window.Counts.Count != reference.Counts.Count || reference.Counts.Count == 0)
            throw new ArgumentException($"'{reference.Feature}' has {reference.Counts.Count} bins, the window {window.Counts.Count}.", nameof(comparison));
        if (window.Counts.Concat(reference.Counts).Append(window.Below).Append(window.Above).Append(window.Unknown).Append(comparison.ReferenceUnknown ?? 0).Min() < 0)
            throw new ArgumentException($"A count of '{reference.Feature}' is negative.", nameof(comparison));
        List<long> before = [.. reference.Counts], now = [.. window.Counts];
        bool numeric = comparison.Kind == FeatureKind.Numeric;
        if (numeric)
        {
            now[0] += window.Below;
            now[^1] += window.Above;
        }
        else
        {
            before.Add(0);
            now.Add(window.Below + window.Above);
        }
        int ordered = numeric ? now.Count : 0;
        if (comparison.ReferenceUnknown is { } unknown)
        {
            before.Add(unknown);
            now.Add(window.Unknown);
        }
        return new([.. before], [.. now], ordered);
    }

    /// <summary>
    /// Bins joined, numbers with their neighbours and categories from the rarest, until each has
    /// <paramref name="leastExpected"/> expected rows in the smaller sample.
    /// </summary>
    public HistogramPair Merge(double leastExpected)
    {
        double rowsPerPooled = Math.Min(ReferenceRows, WindowRows) / (double)(ReferenceRows + WindowRows);
        var bins = Enumerable.Range(0, Bins);
        List<long> before = [], now = [];
        long reference = 0, window = 0;
        foreach (int bin in Ordered == 0 ? bins.OrderBy(bin => Reference[bin] + Window[bin]) : bins)
        {
            reference += Reference[bin];
            window += Window[bin];
            if ((reference + window) * rowsPerPooled < leastExpected)
                continue;
            before.Add(reference);
            now.Add(window);
            (reference, window) = (0, 0);
        }
        if (before.Count == 0)
            return new([reference], [window], Ordered: 0);
        before[^1] += reference;
        now[^1] += window;
        return new([.. before], [.. now], Ordered: 0);
    }
}
