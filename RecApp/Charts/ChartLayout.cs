using System.Text.Json.Serialization;

namespace RecApp.Charts;

/// <summary>A colour out of the theme; what it looks like is decided by the style sheet.</summary>
public enum ChartColour
{
    Accent,
    Second,
    Third,
    Fourth,
    Muted,
    Text,
}

/// <summary>Everything around the traces.</summary>
public sealed record ChartLayout
{
    public ChartAxis XAxis { get; init; } = new();

    public ChartAxis YAxis { get; init; } = new();

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; } = 320;

    /// <summary>group, overlay, stack or relative.</summary>
    public string BarMode { get; init; } = "overlay";

    public bool ShowLegend { get; init; }

    /// <summary>The same scale on both axes, for maps.</summary>
    public bool EqualScale { get; init; }

    public IReadOnlyList<ChartShape> Shapes { get; init; } = [];

    public IReadOnlyList<ChartAnnotation> Annotations { get; init; } = [];
}

public sealed record ChartAxis
{
    /// <summary>What the axis shows, with its unit.</summary>
    [JsonConverter(typeof(ChartLabelConverter))]
    public string Title { get; init; } = "";

    /// <summary>Lowest and highest value, in this order; by default what the data needs.</summary>
    public double[]? Range { get; init; }

    /// <summary>linear, log or category; by default Plotly decides.</summary>
    public string? Type { get; init; }

    /// <summary>Distance between ticks; by default Plotly decides.</summary>
    public double? Step { get; init; }

    /// <summary>d3 format of the ticks, such as ",.0f" or ".0%".</summary>
    public string? TickFormat { get; init; }

    /// <summary>False hides ticks and lines, for maps whose coordinates mean nothing.</summary>
    public bool Visible { get; init; } = true;

    /// <summary>First category on top.</summary>
    public bool Reversed { get; init; }
}

/// <summary>A line or rectangle behind or over the traces.</summary>
public sealed record ChartShape
{
    /// <summary>line or rect.</summary>
    public required string Type { get; init; }

    public required double X0 { get; init; }

    public required double X1 { get; init; }

    public double Y0 { get; init; }

    public double Y1 { get; init; } = 1;

    /// <summary>True when y runs from 0 (bottom) to 1 (top) of the chart and not in units of the axis.</summary>
    public bool FullHeight { get; init; }

    public ChartColour Colour { get; init; } = ChartColour.Text;

    public bool Dashed { get; init; }

    public static ChartShape VerticalLine(double x, ChartColour colour = ChartColour.Text, bool dashed = false) =>
        new() { Type = "line", X0 = x, X1 = x, FullHeight = true, Colour = colour, Dashed = dashed };

    public static ChartShape Band(double from, double to, ChartColour colour = ChartColour.Muted) =>
        new() { Type = "rect", X0 = from, X1 = to, FullHeight = true, Colour = colour };
}

/// <summary>A short text at a place in the chart, in units of the axes.</summary>
/// <param name="Y">With <paramref name="FullHeight"/> 0 (bottom) to 1 (top).</param>
public sealed record ChartAnnotation(
    double X,
    double Y,
    [property: JsonConverter(typeof(ChartLabelConverter))] string Text,
    bool FullHeight = false,
    bool Arrow = false);

/// <summary>The point that was clicked: which trace and which of its points, both counted from 0.</summary>
public sealed record ChartPoint(int Trace, int Index);
