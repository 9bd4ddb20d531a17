using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RecApp.Bundles;
using RecApp.Features.Models;
using RecApp.Features.Regression;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Tests.Components;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Retraining;

namespace RecApp.Tests.Features.Models;

public sealed class CandidatePanelTests : ComponentTest
{
    private readonly TrainingGround _ground = new();
    private readonly CircuitUser _user = new("Production");

    public CandidatePanelTests()
    {
        Services.AddSingleton(_ground.Catalog).AddSingleton(_ground.Candidates).AddSingleton(_ground.Runner);
        var shadows = new Shadows(_ground.Catalog, null!);
        Services.AddSingleton(shadows).AddSingleton(new CandidateRemoval(_ground.Candidates, shadows, new())).AddSingleton(new ModelPromotion(_ground.Catalog, _ground.Candidates, _ground.Promotion, NullLogger<ModelPromotion>.Instance));
        Services.AddSingleton(_user.Access);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Panel_Administrator_TrainsComparesAndServes()
    {
        await _ground.Catalog.WarmAsync(RegressionService.ModelName, Cancellation);
        _ground.WriteData(slope: 3);
        _user.SignIn();
        var panel = RenderPanel();

        await Button(panel, "Train anew").ClickAsync();
        panel.WaitForAssertion(() => Assert.Contains("waits for your decision", panel.Find("[role=status]").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(60));

        string version = _ground.Runner.State.Version!;
        Assert.Contains("on other data", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("R² on unseen rows", panel.Find("table").TextContent, StringComparison.Ordinal);
        await Button(panel, $"Answer unseen with {version}").ClickAsync();
        Assert.Contains("unseen. The monitor shows both", panel.Find("article").TextContent, StringComparison.Ordinal);
        await Button(panel, $"Serve {version}").ClickAsync();
        Assert.Equal(version, _ground.Catalog.Find(RegressionService.ModelName)!.Served);
        Assert.Contains("There is no candidate.", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_Anonymous_ShowsCandidatesAndNoButton()
    {
        var panel = RenderPanel();
        Assert.Empty(panel.FindAll("button"));
        Assert.Contains("Sign in as administrator", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Panel_WithoutDataAndCandidates_IsNotThere()
    {
        _ground.Options.Data = "";
        Assert.Empty(RenderPanel().Markup.Trim());
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _ground.Dispose();
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CandidatePanel> panel, string text) => panel.FindAll("button").Single(button => button.TextContent == text);

    private IRenderedComponent<CandidatePanel> RenderPanel() =>
        Render<CandidatePanel>(parameters => parameters.Add(panel => panel.Model, _ground.Catalog.Find(RegressionService.ModelName)!));
}
