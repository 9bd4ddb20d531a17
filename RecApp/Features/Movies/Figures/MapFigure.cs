using System.Globalization;
using System.Runtime.CompilerServices;
using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
using RecApp.Charts;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Page;

namespace RecApp.Features.Movies.Figures;

/// <summary>The map of films with those given and those recommended.</summary>
public static class MapFigure
{
    // The best known films show the lie of the land; all of them would be a cloud of 10,000 dots and half a megabyte.
    private const int Background = 1200;

    // The same for everybody, so made and kept once; what is given or recommended is drawn over it.
    private static readonly ConditionalWeakTable<MovieMap, Scatter> BestKnown = [];

    /// <summary>Draws the best known films, and names the first recommended one.</summary>
    public static ChartFigure From(MovieMap map, IReadOnlyList<RatedMovie> given, IReadOnlyList<MovieMatch> recommended)
    {
        var givenIds = given.Select(movie => movie.Id).ToHashSet();
        var recommendedIds = recommended.Select(movie => movie.Id).ToHashSet();
        var yours = map.Points.Where(point => givenIds.Contains(point.Id)).ToList();
        var ours = map.Points.Where(point => recommendedIds.Contains(point.Id)).ToList();
        var known = BestKnown.GetValue(map, static map => Dots([.. map.Points.Take(Background)], "Best known films", ChartColour.Muted, 5, SymbolEnum.Circle));
        var layout = new Layout { XAxis = ChartAxis.HiddenAcross, YAxis = ChartAxis.HiddenUp, Height = 460, ShowLegend = true };
        var first = ours.Find(point => point.Id == recommended[0].Id);
        return new(
            "Films close together are liked by the same people",
            $"Dots are the {known.X.Count:N0} best known films; the closer two are, the more the same people like both. Diamonds are recommended, stars are yours.",
            [
                known,
                Dots(ours, "Recommended", ChartColour.Accent, 12, SymbolEnum.Diamond),
                Dots(yours, "Your films", ChartColour.Second, 14, SymbolEnum.Star),
            ],
            first is null ? layout : layout.WithLabel(Rounded(first.X), Rounded(first.Y), MovieTitle.Natural(first.Title)))
        {
            Click = new("Click a film to add it to yours.", point => point.Trace switch
            {
                0 => map.Points[point.Index],
                1 => ours[point.Index],
                _ => null,
            } is { } film ? film.Id.ToString(CultureInfo.InvariantCulture) : null),
        };
    }

    private static Scatter Dots(IReadOnlyList<MovieMapPoint> points, string name, string colour, double size, SymbolEnum symbol) => ChartTrace.Points(
        points.Select(point => Rounded(point.X)), points.Select(point => Rounded(point.Y)),
        points.Select(point => point.Genre.Length > 0 ? $"{MovieTitle.Natural(point.Title)}, {point.Genre}" : MovieTitle.Natural(point.Title)).ToArray(), name, colour, size, symbol);

    // Two decimals place a dot to a fraction of a pixel.
    private static double Rounded(float value) => Math.Round(value, 2);
}
