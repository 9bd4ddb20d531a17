using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Movies.Pairs;
using RecApp.Tests.Components;
using RecApp.Tests.Hosting.Administration;

namespace RecApp.Tests.Features.Movies.Pairs;

public sealed class PairBatchPanelTests : ComponentTest
{
    private readonly CircuitUser _user = new("Production");

    [Fact]
    public async Task Panel_Anonymous_ShowsThePublishedBatchAndNoButton()
    {
        await using var application = new PairApplication();
        await application.RunAsync();
        var panel = RenderPanel(application);
        Assert.Contains(application.Published!, panel.Markup);
        Assert.Contains("190 of 20 films, 5 recommendations each", panel.Markup);
        Assert.Empty(panel.FindAll("button"));
        Assert.Contains("/admin/sign-in?returnUrl=%2Fmodels", panel.Markup);
    }

    [Fact]
    public async Task Panel_AdministratorStarts_FollowsToTheEndAndRollsBack()
    {
        await using var application = new PairApplication(settings: new() { ["Movies:Batch:Top"] = "20", ["Movies:Batch:Take"] = "5" });
        await application.RunAsync(top: 5);
        string old = application.Published!;
        _user.SignIn();
        var panel = RenderPanel(application);
        await panel.Find("button").ClickAsync();
        panel.WaitForAssertion(() => Assert.Contains("All pairs are there and published.", panel.Markup));
        Assert.Contains("190 of 20 films", panel.Markup);
        await panel.FindAll("button").Single(button => button.TextContent == $"Roll back to {old}").ClickAsync();
        Assert.Equal(old, application.Published);
        panel.WaitForAssertion(() => Assert.Equal(old, panel.Find("dd").TextContent));
    }

    [Fact]
    public async Task Panel_WhileABatchRuns_ShowsABarAndCancels()
    {
        await using var application = new PairApplication(films: 2500);
        _user.SignIn();
        var panel = RenderPanel(application);
        var running = await application.Runner.StartAsync(1000, 5, workers: 1, Xunit.TestContext.Current.CancellationToken);
        panel.WaitForAssertion(() => Assert.NotNull(panel.Find("[role=progressbar]")));
        await panel.FindAll("button").Single(button => button.TextContent == "Cancel").ClickAsync();
        Assert.True(running.IsCompleted);
        panel.WaitForAssertion(() => Assert.Equal("Go on", panel.Find("button").TextContent));
        Assert.Null(application.Published);
    }

    [Fact]
    public async Task Button_SignInEndedSinceThePageWasRendered_StartsNothing()
    {
        await using var application = new PairApplication();
        _user.SignIn();
        var panel = RenderPanel(application);
        var button = panel.Find("button");
        _user.EndSession();
        await button.ClickAsync();
        Assert.Equal(PairBatchPhase.Idle, application.Runner.State.Phase);
        Assert.Contains("Your sign-in has ended", panel.Find("[role=alert]").TextContent);
    }

    [Fact]
    public async Task Button_AnotherProcessRunsABatch_SaysSo()
    {
        await using var application = new PairApplication();
        _user.SignIn();
        var panel = RenderPanel(application);
        using (application.Store.Lock())
            await panel.Find("button").ClickAsync();
        Assert.Contains("running on this database already", panel.Find("[role=alert]").TextContent);
    }

    private IRenderedComponent<PairBatchPanel> RenderPanel(PairApplication application)
    {
        Services.AddSingleton(application.Runner);
        Services.AddSingleton(application.Factory.Services.GetRequiredService<MoviePairService>());
        Services.AddSingleton(_user.Access);
        var panel = Render<PairBatchPanel>();
        panel.WaitForState(() => panel.Markup.Contains("Published", StringComparison.Ordinal) || panel.Markup.Contains("No batch", StringComparison.Ordinal));
        return panel;
    }
}
