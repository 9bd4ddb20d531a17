using System.Globalization;
using Plotly.Blazor;
using Plotly.Blazor.Traces;

namespace RecApp.Charts;

/// <summary>A chart's numbers as text.</summary>
/// <param name="Headers">One per column.</param>
/// <param name="Rows">Cells in the order of the headers.</param>
/// <param name="NumericColumns">Columns, counted from 0, whose cells are numbers: they are aligned to the right.</param>
public sealed record ChartTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlySet<int> NumericColumns)
{
    /// <summary>Rows beyond this are left out and the view says so: a table of thousands helps nobody.</summary>
    public const int MaximumRows = 200;

    /// <summary>Rows that were left out.</summary>
    public int Left { get; init; }

    /// <summary>The figure's own table, or the points of every trace, one per row; axes that aren't shown have no column.</summary>
    public static ChartTable Of(ChartFigure figure)
    {
        if (figure.Table is { } own)
            return own;
        var series = figure.Traces.Select(ChartSeries.Of).ToArray();
        var points = series.SelectMany(Points).Take(MaximumRows).ToArray();
        var (x, y) = (figure.Layout.XAxis?.FirstOrDefault(), figure.Layout.YAxis?.FirstOrDefault());
        var columns = new (string Header, Func<Point, string> Cell, bool Numeric)[]
        {
            ("Series", point => point.Series, false),
            ("Label", point => point.Label, false),
            (x?.Title?.Text is { Length: > 0 } across ? across : "x", point => x?.Visible == false ? "" : Text(point.X), points.All(point => point.X is not string)),
            (y?.Title?.Text is { Length: > 0 } up ? up : "y", point => y?.Visible == false ? "" : Text(point.Y), points.All(point => point.Y is not string)),
        };
        var used = columns.Where(column => points.Any(point => column.Cell(point).Length > 0)).ToArray();
        return new(
            [.. used.Select(column => column.Header)],
            [.. points.Select(point => (IReadOnlyList<string>)[.. used.Select(column => column.Cell(point))])],
            used.Index().Where(column => column.Item.Numeric).Select(column => column.Index).ToHashSet())
        { Left = series.Sum(one => one.X.Count) - points.Length };
    }

    private static IEnumerable<Point> Points(ChartSeries series) =>
        series.X.Zip(series.Y).Select((pair, index) => new Point(series.Name, series.Labels?.ElementAtOrDefault(index) ?? "", pair.First, pair.Second));

    private static string Text(object value) => value is double number
        ? number.ToString(Math.Abs(number) >= 1000 ? "N0" : "0.###", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private sealed record Point(string Series, string Label, object X, object Y);
}

/// <summary>What the kinds of traces have in common.</summary>
/// <param name="Labels">What each point is; null where axes say it.</param>
internal sealed record ChartSeries(string Name, IList<object> X, IList<object> Y, IList<string>? Labels)
{
    public static ChartSeries Of(ITrace trace) => trace switch
    {
        Bar bar => new(bar.Name ?? "", bar.X ?? [], bar.Y ?? [], null),
        Scatter scatter => new(scatter.Name ?? "", scatter.X ?? [], scatter.Y ?? [], scatter.HoverTextArray),
        _ => throw new NotSupportedException($"The basic bundle of Plotly draws bars and scatters, not {trace.GetType().Name}."),
    };
}
