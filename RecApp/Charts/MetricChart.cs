using Plotly.Blazor;

namespace RecApp.Charts;

/// <summary>Charts of measured figures.</summary>
internal static class MetricChart
{
    /// <summary>Bars to the right, the first on top, with their exact numbers in the table.</summary>
    public static ChartFigure Bars(string title, string summary, string axis, string header, IReadOnlyList<(string Name, double Value)> rows, Func<double, string> text, string format) => new(
        title, summary,
        [ChartTrace.Bars(rows.Select(row => row.Name), rows.Select(row => row.Value), rows.Select(row => $"{row.Name}: {text(row.Value)}").ToArray(), axis)],
        new Layout
        {
            Height = 90 + 36 * rows.Count,
            XAxis = ChartAxis.Lengths(axis, rows.Max(row => row.Value), format),
            YAxis = ChartAxis.Names(),
        })
    {
        Table = new([header, axis], [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, text(row.Value)])], new HashSet<int> { 1 }),
    };
}
