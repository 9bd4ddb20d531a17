using System.Runtime.CompilerServices;
using RecApp.Charts;
using RecApp.Features.Playlists.Api;
using RecApp.Features.Playlists.Model;
using RecApp.Text;

namespace RecApp.Features.Playlists.Figures;

/// <summary>The map of all playlists, and the part of it around the songs given.</summary>
public static class MapFigures
{
    // The map's directions mean nothing in themselves, so axes would only mislead.
    private static readonly ChartAxis NoAxis = new() { Visible = false };

    // The same for everybody, so made and kept once.
    private static readonly ConditionalWeakTable<PlaylistMap, ChartTrace> Playlists = [];

    /// <summary>All playlists coloured by cluster, with the songs given as one mark.</summary>
    public static ChartFigure All(PlaylistMap map, ClusterAnswer cluster, MapPosition you) => new(
        $"You are here, beside {cluster.Playlists:N0} of the {map.Points.Count:N0} playlists",
        "Every dot is a playlist; dots that are close sound alike, and a colour is a group. The star is the average of your songs.",
        [Playlists.GetValue(map, Everyone), You(you)],
        new() { XAxis = NoAxis, YAxis = NoAxis, Height = 380, EqualScale = true });

    /// <summary>The playlists of the cluster, the first match named: more labels would cover each other.</summary>
    public static ChartFigure Cluster(PlaylistMap map, ClusterAnswer cluster, MapPosition you, IReadOnlyList<PlaylistMatch> matches, bool similar)
    {
        var inside = map.Points.Where(point => point.Cluster == cluster.Id).ToList();
        var shown = matches.Select(match => match.Id).ToHashSet(StringComparer.Ordinal);
        var title = matches.Count == 0 ? $"Your group has {inside.Count:N0} playlists"
            : $"“{matches[0].Name}” sounds {(similar ? "most like" : "least like")} your songs among the {inside.Count:N0} playlists of your group";
        return new(
            title,
            "The playlists of your group on the same map. The larger dots are those listed under Playlists.",
            [
                Dots(inside.Where(point => !shown.Contains(point.Id)), "Playlists of the group", ChartColour.Muted, 7),
                Dots(inside.Where(point => shown.Contains(point.Id)), similar ? "Most similar" : "Most different", ChartColour.Accent, 11),
                You(you),
            ],
            new()
            {
                XAxis = NoAxis,
                YAxis = NoAxis,
                Height = 380,
                EqualScale = true,
                ShowLegend = true,
                Annotations = [.. inside.Where(point => point.Id == matches.FirstOrDefault()?.Id).Select(Label)],
            });
    }

    private static ChartTrace Everyone(PlaylistMap map) =>
        ChartTrace.Points(Rounded(map.Points.Select(point => point.X)), Rounded(map.Points.Select(point => point.Y)), "Playlists") with
        {
            PointColours = [.. map.Points.Select(point => point.Cluster)],
            Text = ChartValues.Of([.. map.Points.Select(point => $"{point.Name} (group {point.Cluster})")]),
            Size = 6,
            Opacity = 0.75,
        };

    private static ChartTrace Dots(IEnumerable<PlaylistMapPoint> points, string name, ChartColour colour, double size)
    {
        var dots = points.ToList();
        return ChartTrace.Points(Rounded(dots.Select(dot => dot.X)), Rounded(dots.Select(dot => dot.Y)), name, colour) with
        {
            Text = ChartValues.Of([.. dots.Select(dot => dot.Name)]),
            Size = size,
        };
    }

    private static ChartTrace You(MapPosition you) =>
        ChartTrace.Points(Rounded([you.X]), Rounded([you.Y]), "You", ChartColour.Text) with { Text = ChartValues.Of(["You"]), Size = 18, Symbol = "star" };

    private static ChartAnnotation Label(PlaylistMapPoint point) =>
        new(Math.Round(point.X, 2), Math.Round(point.Y, 2), point.Name.Shortened(24), Arrow: true);

    // Two decimals place a dot to a fraction of a pixel and halve what goes over the wire.
    private static ChartValues Rounded(IEnumerable<double> values) => ChartValues.Of([.. values.Select(value => Math.Round(value, 2))]);
}
