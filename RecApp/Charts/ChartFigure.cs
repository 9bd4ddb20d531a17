namespace RecApp.Charts;

/// <summary>Everything that <see cref="PlotlyChart"/> needs to show one chart.</summary>
/// <param name="Title">A sentence that states the finding.</param>
/// <param name="Summary">What a reader who doesn't see the chart needs to know.</param>
/// <param name="Traces">The data.</param>
/// <param name="Layout">Axes, marks and size.</param>
public sealed record ChartFigure(string Title, string Summary, IReadOnlyList<ChartTrace> Traces, ChartLayout Layout)
{
    /// <summary>The numbers in natural units, where the traces show something else.</summary>
    public ChartTable? Table { get; init; }
}
