using Bunit;
using Microsoft.AspNetCore.Components;
using RecApp.Bundles;
using RecApp.Features;
using RecApp.Features.Blog.Live;
using RecApp.Tests.Components;

namespace RecApp.Tests.Features.Blog.Live;

public sealed class PostChartTests : ComponentTest
{
    private static readonly ModelManifest Lstm = new()
    {
        Name = "sentiment-lstm",
        Version = "20260301-0a1b2c3d",
        Task = "Judge",
        Algorithm = "Reading",
        Metrics = [new("accuracy", 0.9, "held out", "lstm")],
    };

    public PostChartTests() => SetRendererInfo(new RendererInfo("Server", isInteractive: true));

    private IRenderedComponent<PostChart> RenderChart(string name, params ModelManifest[] installed) => Render<PostChart>(parameters => parameters
        .Add(chart => chart.Name, name).Add(chart => chart.Figures, new ServedFigures(model => installed.FirstOrDefault(manifest => manifest.Name == model))));

    private static ModelManifest Linear(double accuracy) => Lstm with { Name = "sentiment-linear", Metrics = [new("accuracy", accuracy, "held out", "linear")] };

    [Fact]
    public void Render_UnknownName_SaysSoWithoutMarkup()
    {
        var chart = RenderChart(Hostile);
        Assert.Contains(Hostile, chart.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(chart.FindAll("img, figure"));
    }

    [Fact]
    public void Render_ModelNotInstalled_NamesIt() =>
        Assert.Contains("sentiment-linear", RenderChart("sentiment-accuracy", Lstm).Find(".notice").TextContent, StringComparison.Ordinal);

    [Fact]
    public void Render_FiguresMissing_SaysSo() =>
        Assert.Contains("does not state", RenderChart("sentiment-accuracy", Lstm, Linear(0.8) with { Metrics = [] }).Find(".notice").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.8, "The LSTM misjudges 10.0\u00a0%")]
    [InlineData(0.95, "The linear model misjudges 5.0\u00a0%")]
    public void Render_ServedModels_TitleStatesTheirFinding(double linear, string expected)
    {
        var chart = RenderChart("sentiment-accuracy", Lstm, Linear(linear));

        Assert.Contains(expected, chart.Find(".chart-title").TextContent, StringComparison.Ordinal);
        Assert.Equal(["/models/sentiment-lstm", "/models/sentiment-linear"], chart.FindAll(".post-chart > .hint a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Render_FirstHtml_HasTheNumbersForReadersWithoutScript()
    {
        SetRendererInfo(new RendererInfo("Static", isInteractive: false));
        Assert.NotEmpty(RenderChart("sentiment-accuracy", Lstm, Linear(0.8)).FindAll("noscript td"));
    }

    [Fact]
    public void Charts_EmptyManifests_GiveNoChartButNoError() => Assert.All(new FeatureList(FeatureList.Own).Charts, kind =>
    {
        ModelManifest[] empty = [.. kind.Models.Select(model => new ModelManifest { Name = model, Task = "", Algorithm = "" })];
        Assert.Null(kind.Draw(empty));
    });

    [Fact]
    public void Render_OfAllModels_ShowsThoseThatAreInstalled()
    {
        var chart = Render<PostChart>(parameters => parameters.Add(chart => chart.Name, "bundle-sizes")
            .Add(chart => chart.Figures, new ServedFigures(model => model == "sentiment-lstm" ? Lstm : null, "absent", "sentiment-lstm")));

        Assert.Equal(["/models/sentiment-lstm"], chart.FindAll(".post-chart > .hint a").Select(link => link.GetAttribute("href")));
    }
}
