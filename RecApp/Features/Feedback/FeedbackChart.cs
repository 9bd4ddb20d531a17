using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using RecApp.Charts;

namespace RecApp.Features.Feedback;

/// <summary>What people said, one bar for each variant of a model.</summary>
internal static class FeedbackChart
{
    private static readonly (FeedbackRating Rating, string Name, string Colour)[] Series =
    [
        (FeedbackRating.Love, "Love it", ChartColour.Accent),
        (FeedbackRating.Like, "Like it", ChartColour.Third),
        (FeedbackRating.Okay, "Okay", ChartColour.Muted),
        (FeedbackRating.Hate, "Hate it", ChartColour.Second),
        (FeedbackRating.Wrong, "Wrong", ChartColour.Fourth),
    ];

    /// <summary>A bar for each variant, in a colour for each rating that was given.</summary>
    /// <param name="names">What people call the variants.</param>
    public static ChartFigure From(IReadOnlyList<FeedbackCount> counts, IReadOnlyDictionary<string, string> names)
    {
        string[] variants = [.. Variants(counts)];
        return new(
            Title(counts, names), "How the people who rated liked the answers, by the way of choosing.",
            [
                .. Series.Where(series => counts.Any(count => count.Rating == series.Rating)).Select(series => ChartTrace.Bars(
                    variants.Select(variant => $"{Name(names, variant)} ({Count(counts, variant):N0})"),
                    variants.Select(variant => Math.Round(Count(counts, variant, series.Rating) / (double)Count(counts, variant), 4)),
                    variants.Select(variant => $"{series.Name}: {Count(counts, variant, series.Rating):N0} of {Count(counts, variant):N0}").ToArray(), series.Name, series.Colour)),
            ],
            new Layout
            {
                Height = 120 + 44 * variants.Length,
                BarMode = BarModeEnum.Stack,
                ShowLegend = true,
                XAxis = ChartAxis.Lengths("Share of the ratings", 1, ".0%"),
                YAxis = ChartAxis.Names(),
            });
    }

    // How many of each variant's ratings are good.
    private static string Title(IReadOnlyList<FeedbackCount> counts, IReadOnlyDictionary<string, string> names)
    {
        var parts = counts.GroupBy(count => count.Variant, StringComparer.Ordinal).Select(variant =>
        {
            var good = variant.Where(count => count.Rating is FeedbackRating.Love or FeedbackRating.Like).Sum(count => count.Count);
            return $"{Name(names, variant.Key)} {good:N0} of {variant.Sum(count => count.Count):N0}";
        });
        return $"Loved or liked: {string.Join(", ", parts)}";
    }

    // Shares, because a handful of ratings on an axis of counts gives ticks between whole numbers.
    private static long Count(IReadOnlyList<FeedbackCount> counts, string variant, FeedbackRating? rating = null) =>
        counts.Where(count => count.Variant == variant && (rating is null || count.Rating == rating)).Sum(count => count.Count);

    private static IEnumerable<string> Variants(IReadOnlyList<FeedbackCount> counts) =>
        counts.Select(count => count.Variant).Distinct(StringComparer.Ordinal);

    private static string Name(IReadOnlyDictionary<string, string> names, string variant) => names.GetValueOrDefault(variant, variant);
}
