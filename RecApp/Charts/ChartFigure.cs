using Plotly.Blazor;

namespace RecApp.Charts;

/// <summary>Everything that <see cref="Chart"/> needs to show one chart. What it holds isn't changed once it is shown: several people may look at the same trace.</summary>
/// <param name="Title">A sentence that states the finding.</param>
/// <param name="Summary">What a reader who doesn't see the chart needs to know.</param>
/// <param name="Traces">The data, out of <see cref="ChartTrace"/>.</param>
/// <param name="Layout">Axes, marks and height in pixels.</param>
public sealed record ChartFigure(string Title, string Summary, IReadOnlyList<ITrace> Traces, Layout Layout)
{
    private const int UsualHeight = 320;

    /// <summary>The numbers in natural units, where the traces show something else.</summary>
    public ChartTable? Table { get; init; }

    /// <summary>What a click on a point means; null where it means nothing.</summary>
    public ChartClick? Click { get; init; }

    /// <summary>Charts of a page that call this alike show the same range to the right: zooming into one zooms into all. Null for a chart by itself.</summary>
    public string? Together { get; init; }

    /// <summary>Height in pixels.</summary>
    public int Height => (int)(Layout.Height ?? UsualHeight);
}

/// <summary>What a click on a point means.</summary>
/// <param name="Hint">A sentence that says so, as in "Click a film to add it."; shown where the page listens.</param>
/// <param name="IdAt">What stands at a point; null where nothing happens.</param>
public sealed record ChartClick(string Hint, Func<ChartPoint, string?> IdAt);

/// <summary>A point of a chart: which trace and which of its points, both counted from 0.</summary>
public sealed record ChartPoint(int Trace, int Index);
