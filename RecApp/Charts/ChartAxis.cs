using Plotly.Blazor.LayoutLib;
using AcrossOrder = Plotly.Blazor.LayoutLib.XAxisLib.CategoryOrderEnum;
using AcrossType = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum;
using UpRange = Plotly.Blazor.LayoutLib.YAxisLib.AutoRangeEnum;
using UpType = Plotly.Blazor.LayoutLib.YAxisLib.TypeEnum;

namespace RecApp.Charts;

/// <summary>
/// Plotly's axes as the product draws them, each as the list that its layouts take. Those of names and of counts stay as they are when
/// somebody zooms or hides a series: half of a name or of a thing means nothing.
/// </summary>
public static class ChartAxis
{
    // Up to here Plotly would mark halves between whole numbers.
    private const double FewThings = 6;

    // From here numbers side by side have no room on a narrow chart.
    private const double ManyThings = 10_000;

    private const string Counts = ",", Thousands = "~s";

    /// <summary>Numbers to the right.</summary>
    /// <param name="title">What they are, with their unit.</param>
    /// <param name="format">d3 format of the ticks, such as <c>,.0f</c> or <c>.0%</c>.</param>
    /// <param name="range">Lowest and highest; by default what the data need.</param>
    public static IList<XAxis> Across(string title, string? format = null, (double From, double To)? range = null) =>
        [new() { Title = new() { Text = title }, TickFormat = format, Range = Ends(range) }];

    /// <summary>Numbers upwards.</summary>
    public static IList<YAxis> Up(string title, string? format = null, (double From, double To)? range = null) =>
        [new() { Title = new() { Text = title }, TickFormat = format, Range = Ends(range) }];

    /// <summary>Names below columns.</summary>
    public static IList<XAxis> NamesAcross(string title = "") => [new() { Title = new() { Text = title }, Type = AcrossType.Category, FixedRange = true }];

    /// <summary>Equal steps of time by their names, which charts side by side have in common; one can zoom into them.</summary>
    /// <param name="title">Which time.</param>
    /// <param name="names">Every step, also those of which a chart shows nothing; no name twice.</param>
    public static IList<XAxis> Times(string title, IEnumerable<string> names) =>
        [new() { Title = new() { Text = title }, Type = AcrossType.Category, CategoryOrder = AcrossOrder.Array, CategoryArray = ChartTrace.Boxed(names) }];

    /// <summary>Names beside bars, the first on top.</summary>
    public static IList<YAxis> Names(string title = "") =>
        [new() { Title = new() { Text = title }, Type = UpType.Category, AutoRange = UpRange.Reversed, FixedRange = true }];

    /// <summary>How far bars run to the right, from 0.</summary>
    /// <param name="most">The longest bar, stacked ones added up.</param>
    public static IList<XAxis> Lengths(string title, double most, string format = Counts) =>
        [new() { Title = new() { Text = title }, TickFormat = format == Counts && most >= ManyThings ? Thousands : format, TickAngle = 0, Range = FromZero(most), DTick = Step(most, format), FixedRange = true }];

    /// <summary>How high columns are, from 0.</summary>
    /// <param name="most">The highest column, stacked ones added up.</param>
    public static IList<YAxis> Heights(string title, double most, string format = Counts) =>
        [new() { Title = new() { Text = title }, TickFormat = format, Range = FromZero(most), DTick = Step(most, format), FixedRange = true }];

    /// <summary>How high columns are on a logarithmic scale, from 1.</summary>
    public static IList<YAxis> LogarithmicHeights(string title, double most) =>
        [new() { Title = new() { Text = title }, Type = UpType.Log, TickFormat = Counts, DTick = 1, Range = [-0.15, Math.Log10(Math.Max(10, most)) + 0.1], FixedRange = true }];

    /// <summary>No axis: on a map the directions mean nothing in themselves.</summary>
    public static IList<XAxis> HiddenAcross => [new() { Visible = false }];

    /// <summary>No axis, and the same scale as to the right.</summary>
    public static IList<YAxis> HiddenUp => [new() { Visible = false, ScaleAnchor = "x" }];

    private static List<object>? Ends((double From, double To)? range) => range is { } ends ? [ends.From, ends.To] : null;

    private static List<object> FromZero(double most) => [0, Math.Max(most, double.Epsilon) * 1.06];

    private static object? Step(double most, string format) => format == Counts && most <= FewThings ? 1 : null;
}
