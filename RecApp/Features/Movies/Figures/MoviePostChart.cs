using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Movies.Figures;

/// <summary>Chart of the film recommender for posts.</summary>
internal static class MoviePostChart
{
    private static readonly string[] Groups = ["1 film given", "2 films given", "5 films given"];

    private static readonly (string Variant, string Name, string Colour)[] Rankers =
    [
        ("auto", "auto", ChartColour.Accent), ("neighbours", "neighbours", ChartColour.Second), ("co-occurrence, damped 0.0", "co-occurrence", ChartColour.Third),
        ("EASE", "EASE", ChartColour.Fourth), ("popularity", "popularity", ChartColour.Muted),
    ];

    /// <summary>How good the first ten films are, by the number of films given.</summary>
    public static ChartFigure? Given(ModelManifest manifest)
    {
        var rows = Rankers.Select(ranker => (ranker.Name, ranker.Colour, Values: Groups.Select(group => manifest.MetricOf("nDCG@10", ranker.Variant, group)).ToArray()))
            .Where(row => row.Values.All(value => value is not null)).ToArray();
        if (rows is not [{ Name: "auto" } auto, _, ..])
            return null;
        var best = rows.Skip(1).MaxBy(row => row.Values[0]);
        return new(
            $"With one film given, auto reaches {FigureText.Three(auto.Values[0]!.Value)} and the best of the others, {best.Name}, {FigureText.Three(best.Values[0]!.Value)}",
            "nDCG of the first ten films against what people who were not learned from like, for one, two and five of their films given. 1 would be a list of nothing but films they like.",
            [.. rows.Select(row => ChartTrace.Columns(Groups, row.Values.Select(value => value!.Value), "%{fullData.name}, %{x}: nDCG %{y:.3f}", row.Name, row.Colour))],
            new Layout
            {
                BarMode = BarModeEnum.Group,
                ShowLegend = true,
                Height = 340,
                XAxis = ChartAxis.NamesAcross(),
                YAxis = ChartAxis.Heights("nDCG@10", rows.Max(row => row.Values.Max()!.Value), ".2f"),
            })
        {
            Table = new(["Ranker", .. Groups], [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, .. row.Values.Select(value => FigureText.Three(value!.Value))])], new HashSet<int> { 1, 2, 3 }),
        };
    }
}
