using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.BarLib.MarkerLib;

namespace RecApp.Charts;

/// <summary>Heatmaps. The basic bundle of Plotly has none: a bar of the cell's height stands on each cell.</summary>
public static class ChartCells
{
    /// <summary>A cell for each pair of places, in colours from nothing to much.</summary>
    /// <param name="across">Middles of the columns, all of the same width.</param>
    /// <param name="up">Middles of the rows, all of the same height.</param>
    /// <param name="value">Of the column and row with these numbers; null leaves the cell empty.</param>
    /// <param name="sentence">What is said of a cell.</param>
    public static Bar Of(IReadOnlyList<double> across, IReadOnlyList<double> up, Func<int, int, double?> value, Func<int, int, string> sentence)
    {
        var cells = (from row in Enumerable.Range(0, up.Count)
                     from column in Enumerable.Range(0, across.Count)
                     let content = value(column, row)
                     where content is not null
                     select (column, row, Value: content.Value)).ToArray();
        double height = Step(up);
        var bars = ChartTrace.Columns(cells.Select(cell => across[cell.column]), cells.Select(_ => height), cells.Select(cell => sentence(cell.column, cell.row)).ToArray());
        bars.BaseArray = ChartTrace.Boxed(cells.Select(cell => up[cell.row] - height / 2));
        bars.Width = (decimal)Step(across);
        bars.ShowLegend = false;
        bars.Marker = new()
        {
            ColorArray = ChartTrace.Boxed(cells.Select(cell => cell.Value)),
            ColorScale = new object[][] { [0, ChartColour.Sunken], [1, ChartColour.Accent] },
            ShowScale = true,
            ColorBar = new() { Thickness = 12, OutlineWidth = 0 },
            Line = new() { Color = ChartColour.Surface, Width = 1 },
        };
        return bars;
    }

    /// <summary>A cell for each pair of names, in colours with a middle, from -1 to 1.</summary>
    public static Bar OfPairs(IReadOnlyList<string> names, Func<int, int, double> value, Func<int, int, string> sentence)
    {
        double[] places = [.. Enumerable.Range(0, names.Count).Select(place => (double)place)];
        var bars = Of(places, places, (column, row) => value(column, row), sentence);
        (bars.Marker.CMin, bars.Marker.CMax) = (-1, 1);
        bars.Marker.ColorScale = new object[][] { [0, ChartColour.Second], [0.5, ChartColour.Surface], [1, ChartColour.Accent] };
        return bars;
    }

    /// <summary>The names below the columns of <see cref="OfPairs"/>.</summary>
    public static IList<XAxis> Across(IReadOnlyList<string> names) =>
        [new() { TickVals = Places(names), TickText = ChartTrace.Boxed(names), Range = [-0.5, names.Count - 0.5], ZeroLine = false, FixedRange = true }];

    /// <summary>The names beside the rows of <see cref="OfPairs"/>, the first on top.</summary>
    public static IList<YAxis> Down(IReadOnlyList<string> names) =>
        [new() { TickVals = Places(names), TickText = ChartTrace.Boxed(names), Range = [names.Count - 0.5, -0.5], ZeroLine = false, FixedRange = true }];

    private static List<object> Places(IReadOnlyList<string> names) => ChartTrace.Boxed(Enumerable.Range(0, names.Count));

    private static double Step(IReadOnlyList<double> places) => places.Count > 1 ? Math.Abs(places[1] - places[0]) : 1;
}
