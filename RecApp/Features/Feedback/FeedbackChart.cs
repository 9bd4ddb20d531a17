using RecApp.Components.Shared;

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
                    ChartValues.Of([.. variants.Select(variant => (double)counts.Where(count => count.Variant == variant && count.Rating == series.Rating).Sum(count => count.Count))]),
                    ChartValues.Of([.. variants.Select(variant => Name(names, variant))]),
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
        XAxis = new() { Title = "Ratings", TickFormat = ",.0f" },
        YAxis = new() { Reversed = true },
    };

    private static IEnumerable<string> Variants(IReadOnlyList<FeedbackCount> counts) =>
        counts.Select(count => count.Variant).Distinct(StringComparer.Ordinal);

    private static string Name(IReadOnlyDictionary<string, string> names, string variant) => names.GetValueOrDefault(variant, variant);
}
