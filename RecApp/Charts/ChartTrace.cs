using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;

namespace RecApp.Charts;

/// <summary>Plotly's traces as the product draws them; what is special about one is set on what comes back.</summary>
public static class ChartTrace
{
    // Of the width of a bin: neighbours nearly touch.
    private const double BinFill = 0.94;
    private const double LargeMark = 10;

    /// <summary>Upright bars over categories or numbers.</summary>
    public static Bar Columns<TX>(IEnumerable<TX> x, IEnumerable<double> heights, ChartHover hover, string name = "", string colour = ChartColour.Accent)
        where TX : notnull => new()
        {
            X = Boxed(x),
            Y = Boxed(heights),
            Name = name,
            HoverTemplate = hover.Template,
            HoverTextArray = hover.Sentences,
            Marker = new() { Color = colour },
        };

    /// <summary>Bars that run to the right, the first on top of <see cref="ChartAxis.Names"/>.</summary>
    public static Bar Bars(IEnumerable<string> names, IEnumerable<double> lengths, ChartHover hover, string name = "", string colour = ChartColour.Accent) => new()
    {
        X = Boxed(lengths),
        Y = Boxed(names),
        Orientation = Plotly.Blazor.Traces.BarLib.OrientationEnum.H,
        Name = name,
        HoverTemplate = hover.Template,
        HoverTextArray = hover.Sentences,
        Marker = new() { Color = colour },
    };

    /// <summary>Bars of a histogram: one for each bin, in the middle of it.</summary>
    /// <param name="centres">Middles of the bins, all of the same width.</param>
    /// <param name="width">Width of a bin in units of the axis.</param>
    public static Bar Histogram(IEnumerable<double> centres, double width, IEnumerable<double> heights, ChartHover hover, string name = "", string colour = ChartColour.Accent)
    {
        var bars = Columns(centres, heights, hover, name, colour);
        bars.Width = (decimal)Math.Round(width * BinFill, 5);
        return bars;
    }

    /// <summary>Marks at points; the table names each by its sentence.</summary>
    /// <param name="size">Diameter in pixels; large marks get an edge that keeps neighbours apart.</param>
    public static Scatter Points(IEnumerable<double> x, IEnumerable<double> y, ChartHover hover, string name = "", string colour = ChartColour.Accent, double size = 7, SymbolEnum symbol = SymbolEnum.Circle) => new()
    {
        X = Boxed(x),
        Y = Boxed(y),
        Mode = ModeFlag.Markers,
        Name = name,
        HoverTemplate = hover.Template,
        HoverTextArray = hover.Sentences,
        Marker = new()
        {
            Color = colour,
            Size = (decimal)size,
            Symbol = symbol,
            Line = size >= LargeMark ? new() { Color = ChartColour.Surface, Width = 1.5m } : null,
        },
    };

    /// <summary>A line through points.</summary>
    public static Scatter Line(IEnumerable<double> x, IEnumerable<double> y, ChartHover hover, string name = "", string colour = ChartColour.Accent, double width = 2) => new()
    {
        X = Boxed(x),
        Y = Boxed(y),
        Mode = ModeFlag.Lines,
        Name = name,
        HoverTemplate = hover.Template,
        HoverTextArray = hover.Sentences,
        Line = new() { Color = colour, Width = (decimal)width },
    };

    /// <summary>A colour for each bar.</summary>
    public static Bar Coloured(this Bar bars, IEnumerable<string> colours)
    {
        (bars.Marker.Color, bars.Marker.ColorArray) = (null, Boxed(colours));
        return bars;
    }

    /// <summary>A colour for each point.</summary>
    public static Scatter Coloured(this Scatter points, IEnumerable<string> colours)
    {
        (points.Marker.Color, points.Marker.ColorArray) = (null, Boxed(colours));
        return points;
    }

    internal static List<object> Boxed<T>(IEnumerable<T> values)
        where T : notnull => [.. values.Select(value => (object)value)];
}
