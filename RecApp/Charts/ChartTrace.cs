using System.Text.Json.Serialization;

namespace RecApp.Charts;

/// <summary>One series of a chart. Build it with <see cref="Bar"/>, <see cref="Points"/>, <see cref="Line"/> or <see cref="Heatmap"/>.</summary>
public sealed record ChartTrace
{
    /// <summary>bar, scatter or heatmap; the last is drawn as bars that fill its cells.</summary>
    public required string Type { get; init; }

    /// <summary>For scatter: markers or lines.</summary>
    public string? Mode { get; init; }

    /// <summary>Shown in the legend and the table.</summary>
    [JsonConverter(typeof(ChartLabelConverter))]
    public string Name { get; init; } = "";

    public required ChartValues X { get; init; }

    public required ChartValues Y { get; init; }

    /// <summary>Heatmap only: values of each row, [y × x].</summary>
    public IReadOnlyList<ChartValues>? Z { get; init; }

    /// <summary>Heatmap only: the values that the ends of the colour scale stand for; by default the smallest and largest.</summary>
    public double? ZMin { get; init; }

    public double? ZMax { get; init; }

    /// <summary>Text of each point, shown on hover and in the table.</summary>
    public ChartValues? Text { get; init; }

    /// <summary>Colour of the series out of the theme.</summary>
    public ChartColour Colour { get; init; } = ChartColour.Accent;

    /// <summary>Colour of each point as a number of the theme's palette (taken modulo its length), instead of <see cref="Colour"/>.</summary>
    public IReadOnlyList<int>? PointColours { get; init; }

    /// <summary>Diameter of markers or width of lines in pixels.</summary>
    public double? Size { get; init; }

    /// <summary>0 (invisible) to 1.</summary>
    public double? Opacity { get; init; }

    /// <summary>Plotly's marker symbol, such as circle, diamond, star or x.</summary>
    public string? Symbol { get; init; }

    /// <summary>Bars that run to the right.</summary>
    public bool Horizontal { get; init; }

    /// <summary>Width of bars in units of the axis: lets bars of a histogram touch.</summary>
    public double? BarWidth { get; init; }

    /// <summary>Heatmap whose scale has a meaningful middle, such as correlations.</summary>
    public bool Diverging { get; init; }

    public bool ShowInLegend { get; init; } = true;

    public static ChartTrace Bar(ChartValues x, ChartValues y, string name = "", ChartColour colour = ChartColour.Accent) =>
        new() { Type = "bar", X = x, Y = y, Name = name, Colour = colour };

    public static ChartTrace Points(ChartValues x, ChartValues y, string name = "", ChartColour colour = ChartColour.Accent) =>
        new() { Type = "scatter", Mode = "markers", X = x, Y = y, Name = name, Colour = colour };

    public static ChartTrace Line(ChartValues x, ChartValues y, string name = "", ChartColour colour = ChartColour.Accent) =>
        new() { Type = "scatter", Mode = "lines", X = x, Y = y, Name = name, Colour = colour };

    public static ChartTrace Heatmap(ChartValues x, ChartValues y, IReadOnlyList<double[]> z, string name = "") =>
        new() { Type = "heatmap", X = x, Y = y, Z = [.. z.Select(ChartValues.Of)], Name = name };
}
