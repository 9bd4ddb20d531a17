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

    /// <summary>The points of every trace, one per row; a heatmap one row per cell.</summary>
    public static ChartTable From(IReadOnlyList<ChartTrace> traces, ChartLayout layout)
    {
        var points = traces.SelectMany(Points).Take(MaximumRows).ToArray();
        var total = traces.Sum(trace => trace.Type == "heatmap" ? trace.X.Count * trace.Y.Count : trace.X.Count);
        var columns = new (string Header, Func<Point, string> Cell, bool Numeric)[]
        {
            ("Series", point => point.Series, false),
            ("Label", point => point.Text, false),
            (layout.XAxis.Title is { Length: > 0 } x ? x : "x", point => point.X, traces.All(trace => trace.X.Labels is null)),
            (layout.YAxis.Title is { Length: > 0 } y ? y : "y", point => point.Y, traces.All(trace => trace.Y.Labels is null)),
            ("Value", point => point.Value, true),
        };
        var used = columns.Where(column => points.Any(point => column.Cell(point).Length > 0)).ToArray();
        return new(
            [.. used.Select(column => column.Header)],
            [.. points.Select(point => (IReadOnlyList<string>)[.. used.Select(column => column.Cell(point))])],
            used.Index().Where(column => column.Item.Numeric).Select(column => column.Index).ToHashSet())
        { Left = total - points.Length };
    }

    private static IEnumerable<Point> Points(ChartTrace trace)
    {
        if (trace.Z is not null)
            return from y in Enumerable.Range(0, trace.Y.Count)
                   from x in Enumerable.Range(0, trace.X.Count)
                   select new Point(trace.Name, "", trace.X.TextAt(x), trace.Y.TextAt(y), trace.Z[y].TextAt(x));
        return Enumerable.Range(0, Math.Min(trace.X.Count, trace.Y.Count))
            .Select(i => new Point(trace.Name, i < trace.Text?.Count ? trace.Text.TextAt(i) : "", trace.X.TextAt(i), trace.Y.TextAt(i), ""));
    }

    private sealed record Point(string Series, string Text, string X, string Y, string Value);
}
