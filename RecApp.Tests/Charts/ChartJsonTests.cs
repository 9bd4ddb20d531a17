using System.Text.Json;
using Plotly.Blazor;
using RecApp.Charts;

namespace RecApp.Tests.Charts;

public class ChartJsonTests
{
    private const string Hostile = "<img src=x onerror=alert(1)> & \"quotes\"";
    private const string Encoded = "&lt;img src=x onerror=alert(1)> &amp; \"quotes\"";

    [Fact]
    public void Write_HostileTextAnywhere_IsEncoded()
    {
        ITrace[] traces =
        [
            ChartTrace.Columns([Hostile], [1], new[] { Hostile }, Hostile, Hostile), ChartTrace.Bars([Hostile], [1], Hostile, Hostile),
            ChartTrace.Histogram([1], 1, [1], Hostile, Hostile), ChartTrace.Points([1], [1], new[] { Hostile }, Hostile), ChartTrace.Line([1], [1], Hostile, Hostile),
            ChartCells.OfPairs([Hostile], (_, _) => 1, (_, _) => Hostile),
        ];
        var layout = new Layout { Title = new() { Text = Hostile }, XAxis = ChartCells.Across([Hostile]), YAxis = ChartAxis.Names(Hostile) }.WithLine(1, Hostile).WithLabel(1, 1, Hostile);

        string all = string.Concat(traces.Select(ChartJson.Write)) + ChartJson.Write(layout);

        Assert.DoesNotContain("<", all, StringComparison.Ordinal);
        Assert.Equal(Encoded, JsonDocument.Parse(ChartJson.Write(traces[0])).RootElement.GetProperty("x")[0].GetString());
        Assert.Equal(Encoded, JsonDocument.Parse(ChartJson.Write(layout)).RootElement.GetProperty("annotations")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void Write_LineFeedInASentence_BreaksTheLine() =>
        Assert.Contains("\"first<br>second\"", ChartJson.Write(ChartTrace.Columns([1], [1], new[] { "first\nsecond" })), StringComparison.Ordinal);

    [Fact]
    public void Write_NotANumber_IsAGap()
    {
        var y = JsonDocument.Parse(ChartJson.Write(ChartTrace.Columns([1, 2], [1, double.NaN], "%{y}"))).RootElement.GetProperty("y");

        Assert.Equal(JsonValueKind.Null, y[1].ValueKind);
    }
}
