using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using Plotly.Blazor;
using RecApp.Charts;
using RecApp.Tests.Components;
using RecApp.Tests.Support;

namespace RecApp.Tests.Charts;

public sealed class ChartTests : ComponentTest
{
    private const string ModulePath = "./Charts/Chart.razor.js";

    private static readonly ChartFigure Tempi = new($"Most songs are slow {Hostile}", "Two of three.",
        [ChartTrace.Columns(["slow", Hostile], [1200, double.NaN], new[] { "a", Hostile }, Hostile)], new Layout { Height = 300 });

    private static readonly ChartFigure Clickable = Tempi with { Click = new("Click a song to add it.", point => $"{point.Trace}/{point.Index}") };

    private readonly BunitJSModuleInterop _chart;

    public ChartTests()
    {
        _chart = JSInterop.SetupModule(ModulePath).SetupModule("create", _ => true);
        _chart.Mode = JSRuntimeMode.Loose;
    }

    private string[] Drawn => [.. _chart.Invocations["draw"].Select(call => (string)call.Arguments[0]!)];

    private IRenderedComponent<Chart> RenderChart(ChartFigure? figure = null, Action<string>? clicked = null) => Render<Chart>(parameters =>
    {
        parameters.Add(chart => chart.Figure, figure ?? Tempi);
        if (clicked is not null)
            parameters.Add(chart => chart.OnPointClick, clicked);
    });

    [Fact]
    public void Render_AFigure_ReachesPlotlyOnce()
    {
        var chart = RenderChart();

        var trace = JsonDocument.Parse(Assert.Single(Drawn)).RootElement.GetProperty("traces")[0];
        Assert.Equal("bar", trace.GetProperty("type").GetString());
        Assert.Equal(1200, trace.GetProperty("y")[0].GetDouble());

        chart.Render(parameters => parameters.Add(c => c.Figure, Tempi with { Summary = "Other words." }));
        Assert.Single(Drawn);
    }

    [Fact]
    public void Render_OneTraceChanged_LeavesTheOtherOut()
    {
        var chart = RenderChart(Tempi with { Traces = [.. Tempi.Traces, Line(2)] });

        chart.Render(parameters => parameters.Add(c => c.Figure, Tempi with { Traces = [.. Tempi.Traces, Line(3)] }));

        Assert.Equal(2, Drawn.Length);
        var traces = JsonDocument.Parse(Drawn[1]).RootElement.GetProperty("traces");
        Assert.Equal(JsonValueKind.Null, traces[0].ValueKind);
        Assert.Equal(3, traces[1].GetProperty("y")[0].GetDouble());
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
    public void ShowAsTable_Clicked_ShowsTheNumbersAlignedAndTheWayBack()
    {
        var chart = RenderChart();

        chart.Find("button").Click();

        Assert.Equal("Show as chart", chart.Find("button").TextContent);
        Assert.Equal("1,200", chart.Find("td.number").TextContent);
        Assert.Equal(Hostile, chart.FindAll("tbody tr")[1].QuerySelectorAll("td")[1].TextContent);
        Assert.NotNull(chart.Find("[data-chart=download]"));

        chart.Find("button").Click();
        Assert.Equal("Show as table", chart.Find("button").TextContent);
        Assert.Empty(chart.FindAll("td"));
    }

    [Fact]
    public async Task DrawingFailed_ToldByTheBrowser_ShowsTheTableUntilTriedAgain()
    {
        var log = new LogCollector();
        Services.AddSingleton<ILoggerFactory>(new LoggerFactory([log]));
        var chart = RenderChart();

        await chart.Instance.DrawingFailedAsync("The chart library could not be loaded." + new string('!', 1000));

        Assert.Contains("could not be drawn", chart.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(chart.FindAll("td"));
        Assert.True(Assert.Single(log.Events, entry => entry.Level == LogLevel.Warning).Message.Length < 300);

        chart.Find("button").Click();
        Assert.Empty(chart.FindAll("td"));
        Assert.Equal(2, Drawn.Length);
        Assert.DoesNotContain("[null]", Drawn[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ModuleDoesNotLoad_ShowsTableAndSaysSo()
    {
        _chart.SetupVoid("draw", _ => true).SetException(new JSException("gone wrong"));

        Assert.NotEmpty(RenderChart().FindAll("td"));
    }

    [Fact]
    public async Task PointClicked_InRange_RaisesEventAndIgnoresForgedOnes()
    {
        var clicked = new List<string>();
        var chart = RenderChart(Clickable, clicked.Add);

        await chart.Instance.PointClickedAsync(0, 1);
        await chart.Instance.PointClickedAsync(7, 0);
        await chart.Instance.PointClickedAsync(0, -1);
        await chart.Instance.PointClickedAsync(0, 2);

        Assert.Equal(["0/1"], clicked);
    }

    [Fact]
    public void Click_WithAndWithoutAListener_IsPromisedOnlyWhereItWorks()
    {
        Assert.DoesNotContain("Click a song", RenderChart(Clickable).Markup, StringComparison.Ordinal);
        Assert.Contains("Click a song", RenderChart(Clickable, _ => { }).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_BrowserGone_DoesNotThrow()
    {
        var chart = RenderChart();
        _chart.SetupVoid("dispose").SetException(new JSDisconnectedException("gone"));

        await chart.Instance.DisposeAsync();
    }

    private static ITrace Line(double y) => ChartTrace.Line([1], [y], "%{y}");
}
