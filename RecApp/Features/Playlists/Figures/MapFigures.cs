using System.Runtime.CompilerServices;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using RecApp.Charts;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Text;

namespace RecApp.Features.Playlists.Figures;

/// <summary>The map of all playlists, and the part of it around the songs given.</summary>
public static class MapFigures
{
    private const string Start = "Click a playlist to start from it.";

    // The same for everybody, so made and kept once.
    private static readonly ConditionalWeakTable<PlaylistMap, Scatter> Playlists = [];

    /// <summary>All playlists coloured by cluster, with the songs given as one mark.</summary>
    public static ChartFigure All(PlaylistMap map, ClusterAnswer cluster, MapPosition you) => new(
        $"You are here, beside {cluster.Playlists:N0} of the {map.Points.Count:N0} playlists",
        "Every dot is a playlist; dots that are close sound alike, and a colour is a group. The star is the average of your songs.",
        [Playlists.GetValue(map, Everyone), You(you)],
        Map())
    {
        Click = new(Start, point => point.Trace == 0 ? map.Points[point.Index].Id : null),
    };

    /// <summary>The playlists of the cluster, the first match named: more labels would cover each other.</summary>
    public static ChartFigure Cluster(PlaylistMap map, ClusterAnswer cluster, MapPosition you, IReadOnlyList<PlaylistMatch> matches, bool similar)
    {
        var inside = map.Points.Where(point => point.Cluster == cluster.Id).ToList();
        var shown = matches.Select(match => match.Id).ToHashSet(StringComparer.Ordinal);
        List<PlaylistMapPoint> others = [.. inside.Where(point => !shown.Contains(point.Id))], listed = [.. inside.Where(point => shown.Contains(point.Id))];
        var layout = Map();
        layout.ShowLegend = true;
        if (inside.Find(point => point.Id == matches.FirstOrDefault()?.Id) is { } first)
            layout.WithLabel(Math.Round(first.X, 2), Math.Round(first.Y, 2), first.Name.Shortened(24));
        var title = matches.Count == 0 ? $"Your group has {inside.Count:N0} playlists"
            : $"“{matches[0].Name}” sounds {(similar ? "most like" : "least like")} your songs among the {inside.Count:N0} playlists of your group";
        return new(
            title,
            "The playlists of your group on the same map. The larger dots are those listed under Playlists.",
            [
                Dots(others, point => point.Name, "Playlists of the group", ChartColour.Muted, 7),
                Dots(listed, point => point.Name, similar ? "Most similar" : "Most different", ChartColour.Accent, 11),
                You(you),
            ],
            layout)
        {
            Click = new(Start, point => point.Trace switch
            {
                0 => others[point.Index].Id,
                1 => listed[point.Index].Id,
                _ => null,
            }),
        };
    }

    private static Layout Map() => new() { XAxis = ChartAxis.HiddenAcross, YAxis = ChartAxis.HiddenUp, Height = 380 };

    private static Scatter Everyone(PlaylistMap map)
    {
        var dots = Dots(map.Points, point => $"{point.Name} (group {point.Cluster})", "Playlists", ChartColour.Accent, 6).Coloured(map.Points.Select(point => ChartColour.OfPalette(point.Cluster)));
        dots.Opacity = 0.75m;
        return dots;
    }

    private static Scatter Dots(IReadOnlyList<PlaylistMapPoint> dots, Func<PlaylistMapPoint, string> sentence, string name, string colour, double size) =>
        ChartTrace.Points(Rounded(dots.Select(dot => dot.X)), Rounded(dots.Select(dot => dot.Y)), dots.Select(sentence).ToArray(), name, colour, size);

    private static Scatter You(MapPosition you) => ChartTrace.Points(Rounded([you.X]), Rounded([you.Y]), "You", "You", ChartColour.Text, 18, SymbolEnum.Star);

    // Two decimals place a dot to a fraction of a pixel and halve what goes over the wire.
    private static IEnumerable<double> Rounded(IEnumerable<double> values) => values.Select(value => Math.Round(value, 2));
}
