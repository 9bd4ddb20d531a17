using System.Text.Json;
using Bunit;
using Microsoft.JSInterop;
using RecApp.Charts;
using RecApp.Tests.Components;

namespace RecApp.Tests.Charts;

public sealed class PlotlyChartTests : ComponentTest
{
    private const string ModulePath = "./Charts/PlotlyChart.razor.js";

    private static readonly IReadOnlyList<ChartTrace> Tempi =
    [
        ChartTrace.Bar(new[] { "slow", Hostile }, new[] { 1200.0, double.NaN }, Hostile) with { Text = new[] { "a", Hostile } },
    ];

    private readonly BunitJSModuleInterop _chart;

    public PlotlyChartTests()
    {
        _chart = JSInterop.SetupModule(ModulePath).SetupModule("create", _ => true);
        _chart.Mode = JSRuntimeMode.Loose;
    }

    private string[] Drawn => [.. _chart.Invocations["draw"].Select(call => (string)call.Arguments[0]!)];

    private IRenderedComponent<PlotlyChart> RenderChart(Action<ComponentParameterCollectionBuilder<PlotlyChart>>? more = null) =>
        Render<PlotlyChart>(parameters =>
        {
            parameters.Add(chart => chart.Title, $"Most songs are slow {Hostile}").Add(chart => chart.Traces, Tempi).Add(chart => chart.Summary, "Two of three.");
            more?.Invoke(parameters);
        });

    [Fact]
    public void Render_HostileLabels_ReachPlotlyEncoded()
    {
        RenderChart();

        var figure = Assert.Single(Drawn);
        var trace = JsonDocument.Parse(figure).RootElement.GetProperty("traces")[0];
        const string encoded = "&lt;img src=x onerror=alert(1)> &amp; \"quotes\"";
        Assert.Equal(encoded, trace.GetProperty("name").GetString());
        Assert.Equal(encoded, trace.GetProperty("x")[1].GetString());
        Assert.Equal(encoded, trace.GetProperty("text")[1].GetString());
        Assert.DoesNotContain("<img", figure.Replace("\\u003C", "<", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NotANumber_IsWrittenAsGap()
    {
        RenderChart();

        var y = JsonDocument.Parse(Drawn[0]).RootElement.GetProperty("traces")[0].GetProperty("y");
        Assert.Equal(JsonValueKind.Null, y[1].ValueKind);
    }

    [Fact]
    public void Render_HostileTitle_IsTextInCaptionAndLabel()
    {
        var chart = RenderChart();

        Assert.Empty(chart.FindAll("img"));
        Assert.Equal($"Most songs are slow {Hostile}", chart.Find("figcaption").TextContent);
        Assert.Contains("Two of three.", chart.Find("[role=img]").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void ShowAsTable_Clicked_ShowsTheNumbersAligned()
    {
        var chart = RenderChart();

        chart.Find("button").Click();

        Assert.Equal("true", chart.Find("button").GetAttribute("aria-pressed"));
        Assert.Equal("1,200", chart.Find("td.number").TextContent);
        Assert.Equal(Hostile, chart.FindAll("tbody tr")[1].QuerySelectorAll("td")[1].TextContent);
    }

    [Fact]
    public void Render_SameFigureAgain_DrawsOnce()
    {
        var chart = RenderChart();
        chart.Render(parameters => parameters.Add(c => c.Summary, "Other words."));
        Assert.Single(Drawn);

        chart.Render(parameters => parameters.Add(c => c.Traces, [ChartTrace.Line(new[] { 1.0 }, new[] { 2.0 })]));
        Assert.Equal(2, Drawn.Length);
    }

    [Fact]
    public void Render_LibraryDoesNotLoad_ShowsTableAndSaysSo()
    {
        _chart.SetupVoid("draw", _ => true).SetException(new JSException("The chart library could not be loaded."));

        var chart = RenderChart();

        Assert.Contains("could not be drawn", chart.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(chart.FindAll("td"));
    }

    [Fact]
    public async Task PointClicked_InRange_RaisesEventAndIgnoresForgedOnes()
    {
        var clicked = new List<ChartPoint>();
        var chart = RenderChart(parameters => parameters.Add(c => c.OnPointClick, clicked.Add));

        await chart.Instance.PointClickedAsync(0, 1);
        await chart.Instance.PointClickedAsync(7, 0);
        await chart.Instance.PointClickedAsync(0, -1);

        Assert.Equal([new ChartPoint(0, 1)], clicked);
    }

    [Fact]
    public async Task Dispose_BrowserGone_DoesNotThrow()
    {
        var chart = RenderChart();
        _chart.SetupVoid("dispose").SetException(new JSDisconnectedException("gone"));

        await chart.Instance.DisposeAsync();
    }
}
