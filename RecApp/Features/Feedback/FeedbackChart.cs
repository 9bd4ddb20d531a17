using RecApp.Charts;

namespace RecApp.Features.Feedback;

/// <summary>What people said, one bar for each variant of a model.</summary>
internal static class FeedbackChart
{
    private static readonly (FeedbackRating Rating, string Name, ChartColour Colour)[] Series =
    [
        (FeedbackRating.Love, "Love it", ChartColour.Accent),
        (FeedbackRating.Like, "Like it", ChartColour.Third),
        (FeedbackRating.Okay, "Okay", ChartColour.Muted),
        (FeedbackRating.Hate, "Hate it", ChartColour.Second),
        (FeedbackRating.Wrong, "Wrong", ChartColour.Fourth),
    ];

    /// <summary>How many of each variant's ratings are good.</summary>
    public static string Title(IReadOnlyList<FeedbackCount> counts, IReadOnlyDictionary<string, string> names)
    {
        var parts = counts.GroupBy(count => count.Variant, StringComparer.Ordinal).Select(variant =>
        {
            var good = variant.Where(count => count.Rating is FeedbackRating.Love or FeedbackRating.Like).Sum(count => count.Count);
            return $"{Name(names, variant.Key)} {good:N0} of {variant.Sum(count => count.Count):N0}";
        });
        return $"Loved or liked: {string.Join(", ", parts)}";
    }

    /// <summary>One trace per rating that was given.</summary>
    public static IReadOnlyList<ChartTrace> Traces(IReadOnlyList<FeedbackCount> counts, IReadOnlyDictionary<string, string> names)
    {
        string[] variants = [.. Variants(counts)];
        return
        [
            .. Series.Where(series => counts.Any(count => count.Rating == series.Rating)).Select(series =>
                ChartTrace.Bar(
                    ChartValues.Of([.. variants.Select(variant => Math.Round(Count(counts, variant, series.Rating) / (double)Count(counts, variant), 4))]),
                    ChartValues.Of([.. variants.Select(variant => $"{Name(names, variant)} ({Count(counts, variant):N0})")]),
                    series.Name,
                    series.Colour) with { Horizontal = true }),
        ];
    }

    /// <summary>Room for each bar.</summary>
    public static ChartLayout Layout(IReadOnlyList<FeedbackCount> counts) => new()
    {
        Height = 120 + 44 * Variants(counts).Count(),
        BarMode = "stack",
        ShowLegend = true,
        XAxis = new() { Title = "Share of the ratings", TickFormat = ".0%", Range = [0, 1] },
        YAxis = new() { Reversed = true },
    };

    // Shares, because a handful of ratings on an axis of counts gives ticks between whole numbers.
    private static long Count(IReadOnlyList<FeedbackCount> counts, string variant, FeedbackRating? rating = null) =>
        counts.Where(count => count.Variant == variant && (rating is null || count.Rating == rating)).Sum(count => count.Count);

    private static IEnumerable<string> Variants(IReadOnlyList<FeedbackCount> counts) =>
        counts.Select(count => count.Variant).Distinct(StringComparer.Ordinal);

    private static string Name(IReadOnlyDictionary<string, string> names, string variant) => names.GetValueOrDefault(variant, variant);
}
