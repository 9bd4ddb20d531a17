using System.Net;
using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecApp.Bundles;
using RecApp.Features.Models;
using RecApp.Tests.Bundles;
using RecApp.Tests.Components;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Models;

public sealed class ModelPagesTests : ComponentTest
{
    private readonly TemporaryFolder _models = new();
    private readonly ModelManifest _old;
    private readonly ModelManifest _newest;
    private readonly ModelCatalog _catalog;

    public ModelPagesTests()
    {
        _old = TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay);
        _newest = TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay.AddDays(1));
        _catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"), Catalogs.Words("absent"));
        Services.AddSingleton(_catalog);
        Services.AddPromotion(_catalog);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_OneServedOneMissing_ShowsBothStates()
    {
        await _catalog.WarmAsync("words", Cancellation);
        await Assert.ThrowsAsync<ModelUnavailableException>(() => _catalog.WarmAsync("absent", Cancellation));
        var page = Render<ModelsPage>();
        Assert.Single(page.FindAll("h1"));
        Assert.Equal(["Not running", "Running"], page.FindAll(".model-state").Select(s => s.TextContent));
        Assert.Contains("No version of it is installed.", page.Markup);
        Assert.Contains("0.410", page.Markup);
    }

    [Fact]
    public async Task Models_PromotedWhileLookedAt_Follows()
    {
        await _catalog.WarmAsync("words", Cancellation);
        var page = Render<ModelsPage>();
        await _catalog.PromoteAsync("words", _old.Version, Cancellation);
        page.WaitForAssertion(() => Assert.Contains(_old.Version, page.Markup));
    }

    [Fact]
    public void Model_WithMetrics_ComparesVariantsByGroup()
    {
        var page = RenderModel("words");
        Assert.Contains("Test data: editorial", page.Markup);
        Assert.Contains("All test data", page.Markup);
        Assert.Contains("Licence: CC0-1.0", page.Markup);
        Assert.Contains(_newest.Data[0].Sha256, page.Markup);
        Assert.Contains("every second word (seed 17)", page.Markup);
        Assert.Equal([_newest.Version, _old.Version], page.FindAll("a[href*='version=']").Select(a => a.TextContent));
    }

    [Fact]
    public void Model_VersionInTheAddress_ShowsThatOne()
    {
        Services.GetRequiredService<Bunit.TestDoubles.BunitNavigationManager>().NavigateTo($"/models/words?version={_old.Version}");
        var page = RenderModel("words");
        Assert.Equal(_old.Version, page.Find("a[aria-current=true]").TextContent);
    }

    [Fact]
    public void Model_Unknown_SaysSo()
    {
        var page = RenderModel("nothing");
        Assert.Equal("There is no model of this name", page.Find("h1").TextContent);
    }

    [Fact]
    public void Lineage_HostileManifest_ShowsTextAndNoLink()
    {
        var manifest = _newest with
        {
            Algorithm = Hostile,
            Data = [new(Hostile, "javascript:alert(1)", Hostile, new('a', 64), 3)],
            Hyperparameters = new Dictionary<string, JsonElement> { [Hostile] = JsonSerializer.SerializeToElement(new[] { Hostile }) },
        };
        var lineage = Render<ModelLineage>(p => p.Add(l => l.Manifest, manifest));
        Assert.Empty(lineage.FindAll("img"));
        Assert.Empty(lineage.FindAll("a"));
        Assert.Equal(Hostile, lineage.FindAll("dt").Single(term => term.TextContent == "Method").NextElementSibling!.TextContent);
    }

    [Fact]
    public async Task Model_UnknownOverHttp_Is404WithAPage()
    {
        await using var host = new ModelHost();
        using var answer = await host.Factory.CreateClient().GetAsync("/models/nothing", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Matches("<h1[^>]*>There is no model of this name</h1>", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _catalog.Dispose();
        _models.Dispose();
    }

    private IRenderedComponent<ModelPage> RenderModel(string name) => Render<ModelPage>(p => p.Add(m => m.Name, name));
}
