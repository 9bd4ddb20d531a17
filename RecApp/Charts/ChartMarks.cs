using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.LayoutLib.ShapeLib;

namespace RecApp.Charts;

/// <summary>Lines, bands and words over the traces of a layout.</summary>
public static class ChartMarks
{
    // y in parts of the chart's height instead of units of the axis.
    private const string OfTheChart = "paper";

    /// <summary>An upright line that says where somebody is.</summary>
    /// <param name="label">What the line stands for, with its value.</param>
    public static Layout WithLine(this Layout layout, double x, string label, string colour = ChartColour.Text, bool dashed = false)
    {
        Add(layout, Line(colour, dashed, new() { X0 = x, X1 = x, YRef = OfTheChart, Y0 = 0, Y1 = 1 }));
        (layout.Annotations ??= []).Add(new() { X = x, Y = 1, YRef = OfTheChart, YAnchor = Plotly.Blazor.LayoutLib.AnnotationLib.YAnchorEnum.Bottom, ShowArrow = false, Text = label });
        return layout;
    }

    /// <summary>A dashed line from left to right.</summary>
    public static Layout WithLevel(this Layout layout, double from, double to, double y)
    {
        Add(layout, Line(ChartColour.Text, dashed: true, new() { X0 = from, X1 = to, Y0 = y, Y1 = y }));
        return layout;
    }

    /// <summary>A band over the whole height, behind the traces.</summary>
    public static Layout WithBand(this Layout layout, double from, double to, string colour = ChartColour.Muted)
    {
        Add(layout, new()
        {
            Type = TypeEnum.Rect,
            X0 = from,
            X1 = to,
            YRef = OfTheChart,
            Y0 = 0,
            Y1 = 1,
            Layer = LayerEnum.Below,
            FillColor = colour,
            Opacity = 0.18m,
            Line = new() { Width = 0 },
        });
        return layout;
    }

    /// <summary>Words with an arrow to a point, in units of the axes.</summary>
    public static Layout WithLabel(this Layout layout, double x, double y, string label)
    {
        (layout.Annotations ??= []).Add(new() { X = x, Y = y, Text = label });
        return layout;
    }

    private static Shape Line(string colour, bool dashed, Shape shape)
    {
        (shape.Type, shape.Line) = (TypeEnum.Line, new() { Color = colour, Width = 2, Dash = dashed ? "dash" : "solid" });
        return shape;
    }

    private static void Add(Layout layout, Shape shape) => (layout.Shapes ??= []).Add(shape);
}
