using Bunit;
using RecApp.Components.Pages;
using RecApp.Inference;

namespace RecApp.Tests.Components.Pages;

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
            new("recall@500", 0.075, "half hidden", "cluster", "editorial"),
        ],
    };

    private IRenderedComponent<ModelFacts> RenderFacts(ModelSummary? summary) =>
        Render<ModelFacts>(parameters => parameters
            .Add(facts => facts.Summary, summary).Add(facts => facts.Figures, [new HomeFigure("recall@500", "blend", "Found again"), new("other", "blend", "Missing")]));

    [Fact]
    public void Render_Served_ShowsVersionAndMeasuredFigures()
    {
        var facts = RenderFacts(new("playlists", ModelState.Available, null, Manifest.Version, [new(Manifest.Version, true, Manifest, null)]));

        Assert.Equal("/models/playlists", facts.Find("a").GetAttribute("href"));
        Assert.Contains("20260301-0a1b2c3d", facts.Markup, StringComparison.Ordinal);
        Assert.Equal("45\u00a0% (editorial), 43\u00a0% (archived)", facts.FindAll("dd")[1].TextContent);
        Assert.DoesNotContain("Missing", facts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Unavailable_SaysWhy()
    {
        var facts = RenderFacts(new("playlists", ModelState.Unavailable, Hostile, null, []));

        Assert.Contains(Hostile, facts.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Empty(facts.FindAll("dl, img"));
    }

    [Fact]
    public void Render_NotRegistered_SaysNotAvailable() => Assert.Contains("not available", RenderFacts(null).Markup, StringComparison.Ordinal);
}
