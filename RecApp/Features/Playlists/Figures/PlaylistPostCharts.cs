using System.Globalization;
using System.Text.Json;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using RecApp.Bundles;
using RecApp.Charts;

namespace RecApp.Features.Playlists.Figures;

/// <summary>Charts of the playlist recommender for posts.</summary>
internal static class PlaylistPostCharts
{
    private const string Found = "%{x}: finds %{y:.1%} of the hidden songs\n%{fullData.name} playlists";

    private static readonly string[] Rankers = ["blend", "same artist", "cluster", "popularity"];

    /// <summary>Hidden songs found again, by ranker, for both kinds of playlists.</summary>
    public static ChartFigure? Recall(ModelManifest manifest)
    {
        var rows = Rankers
            .Select(ranker => (Ranker: ranker, Editorial: manifest.MetricOf("recall@500", ranker, "editorial"), Archived: manifest.MetricOf("recall@500", ranker, "archived")))
            .Where(row => row is { Editorial: not null, Archived: not null }).ToArray();
        if (rows is not [{ Ranker: "blend" } blend, ..] || rows.FirstOrDefault(row => row.Ranker == "cluster") is not { Editorial: { } cluster })
            return null;
        string[] names = [.. rows.Select(row => row.Ranker)];
        return new(
            $"Of the songs hidden from editorial playlists, blend finds {FigureText.Percent(blend.Editorial!.Value)} and sound alone {FigureText.Percent(cluster)}",
            "Share of a playlist's hidden songs that stand among 500 suggestions out of the whole catalogue, mean over playlists. Half of each playlist was hidden.",
            [
                ChartTrace.Columns(names, rows.Select(row => row.Editorial!.Value), Found, "Editorial"),
                ChartTrace.Columns(names, rows.Select(row => row.Archived!.Value), Found, "Archived", ChartColour.Second),
            ],
            new Layout
            {
                BarMode = BarModeEnum.Group,
                ShowLegend = true,
                XAxis = ChartAxis.NamesAcross(),
                YAxis = ChartAxis.Heights("Recall at 500", rows.Max(row => Math.Max(row.Editorial!.Value, row.Archived!.Value)), ".0%"),
            })
        {
            Table = new(["Ranker", "Editorial", "Archived"],
                [.. rows.Select(row => (IReadOnlyList<string>)[row.Ranker, FigureText.Percent(row.Editorial!.Value), FigureText.Percent(row.Archived!.Value)])], new HashSet<int> { 1, 2 }),
        };
    }

    /// <summary>How well separated the clusters of playlists are, for each number of clusters tried.</summary>
    public static ChartFigure? Clusters(ModelManifest manifest)
    {
        if (!manifest.Hyperparameters.TryGetValue("clustersTried", out var tried) || tried.ValueKind != JsonValueKind.Array
            || !manifest.Hyperparameters.TryGetValue("clusters", out var chosen) || !chosen.TryGetInt32(out int taken))
            return null;
        var rows = tried.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty("clusters", out _) && one.TryGetProperty("silhouette", out _))
            .Select(one => (Clusters: one.GetProperty("clusters").GetInt32(), Silhouette: one.GetProperty("silhouette").GetDouble())).OrderBy(row => row.Clusters).ToArray();
        if (rows.Length < 2 || !rows.Any(row => row.Clusters == taken))
            return null;
        var best = rows.MaxBy(row => row.Silhouette);
        return new(
            $"{best.Clusters} clusters would be the tidiest; {taken} say more about a playlist",
            $"Mean silhouette of the playlists for every number of clusters tried: {FigureText.Three(best.Silhouette)} for {best.Clusters}, {FigureText.Three(rows.First(row => row.Clusters == taken).Silhouette)} for the {taken} that are served. 1 is perfectly separated, 0 not at all.",
            [ChartTrace.Line(rows.Select(row => (double)row.Clusters), rows.Select(row => row.Silhouette), "%{x} clusters: mean silhouette %{y:.3f}", "Silhouette")],
            new Layout { Height = 280, XAxis = ChartAxis.Across("Clusters"), YAxis = ChartAxis.Up("Mean silhouette") }.WithLine(taken, $"Served: {taken}", dashed: true))
        {
            Table = new(["Clusters", "Mean silhouette"],
                [.. rows.Select(row => (IReadOnlyList<string>)[row.Clusters.ToString(CultureInfo.InvariantCulture), FigureText.Three(row.Silhouette)])], new HashSet<int> { 0, 1 }),
        };
    }
}
