namespace RecApp.Charts;

/// <summary>Charts of measured figures.</summary>
internal static class MetricChart
{
    /// <summary>Bars to the right, the first on top, with their exact numbers in the table.</summary>
    public static ChartFigure Bars(string title, string summary, string axis, string header, IReadOnlyList<(string Name, double Value)> rows, Func<double, string> text, string format) => new(
        title, summary,
        [ChartTrace.Bar(ChartValues.Of([.. rows.Select(row => row.Value)]), ChartValues.Of([.. rows.Select(row => row.Name)]), axis) with { Horizontal = true }],
        new()
        {
            Height = 90 + 36 * rows.Count,
            XAxis = new() { Title = axis, TickFormat = format },
            YAxis = new() { Type = "category", Reversed = true },
        })
    {
        Table = new([header, axis], [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, text(row.Value)])], new HashSet<int> { 1 }),
    };
}
