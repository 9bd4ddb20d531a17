using Bunit;
using RecApp.Bundles;
using RecApp.Features;
using RecApp.Features.Home;
using RecApp.Tests.Components;

namespace RecApp.Tests.Features.Home;

public sealed class ModelFactsTests : ComponentTest
{
    private static readonly ModelManifest Manifest = new()
    {
        Name = "playlists",
        Version = "20260301-0a1b2c3d",
        Task = "recommend",
        Algorithm = "blend",
        Metrics =
        [
            new("recall@500", 0.4521, "half hidden", "blend", "editorial"),
            new("recall@500", 0.431, "half hidden", "blend", "archived"),
            new("recall@500", 0.074, "half hidden", "cluster", "editorial"),
        ],
    };

    private IRenderedComponent<ModelFacts> RenderFacts(ModelSummary? summary, HomeFigure? figure = null) =>
        Render<ModelFacts>(parameters => parameters
            .Add(facts => facts.Summary, summary).Add(facts => facts.Figure, figure ?? new HomeFigure("recall@500", "blend", "Found again")));

    private static ModelSummary Served => new("playlists", ModelState.Available, null, Manifest.Version, [new(Manifest.Version, true, Manifest, null)]);

    [Fact]
    public void Render_Served_ShowsVersionAndMeasuredFigures()
    {
        var facts = RenderFacts(Served);

        Assert.Equal("/models/playlists", facts.Find("a").GetAttribute("href"));
        Assert.Contains("20260301-0a1b2c3d", facts.Markup, StringComparison.Ordinal);
        Assert.Equal("Found again: 45\u00a0% (editorial), 43\u00a0% (archived)", facts.Find(".measured").TextContent);
    }

    [Fact]
    public void Render_NumberThatIsNoShare_KeepsItsUnit() =>
        Assert.Equal("R: 0.07", RenderFacts(Served, new("recall@500", "cluster", "R", Decimals: true)).Find(".measured").TextContent.Replace(" (editorial)", "", StringComparison.Ordinal));

    [Fact]
    public void Render_FigureNotStated_LeavesItOut() => Assert.Empty(RenderFacts(Served, new("other", "blend", "Missing")).FindAll(".measured"));

    [Fact]
    public void Render_Unavailable_SaysWhy()
    {
        var facts = RenderFacts(new("playlists", ModelState.Unavailable, Hostile, null, []));

        Assert.Contains(Hostile, facts.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(facts.FindAll(".facts, img"));
    }

    [Fact]
    public void Render_NotRegistered_SaysNotAvailable() => Assert.Contains("not available", RenderFacts(null).Markup, StringComparison.Ordinal);
}
