using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecApp.Components.Layout;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Components.Layout;

public sealed class HealthDotTests : ComponentTest
{
    private readonly TemporaryFolder _models = new();
    private HealthCheckResult _health = HealthCheckResult.Healthy();

    public HealthDotTests()
    {
        Services.AddSingleton(Catalogs.Over(_models.Location, Catalogs.Words("words")));
        Services.AddHealthChecks().AddCheck("models", () => _health, tags: ["ready"]);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    [Fact]
    public void Render_AllWell_IsGreenAndSaysHowMany()
    {
        TestBundles.Write(_models.Location, "words", "one");
        var dot = Render<HealthDot>();

        dot.WaitForAssertion(() => Assert.NotNull(dot.Find(".health-dot.well")));
    }

    [Fact]
    public void Render_ModelMissing_CountsTheOthers()
    {
        _health = HealthCheckResult.Degraded("words is unavailable.");
        var dot = Render<HealthDot>();

        dot.WaitForAssertion(() => Assert.NotNull(dot.Find(".health-dot.partly")));
        Assert.Contains("0 of 1 models are running.", dot.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NotReadyYet_IsLookedAtAgain()
    {
        _health = HealthCheckResult.Unhealthy("words is being loaded.");
        var dot = Render<HealthDot>();
        dot.WaitForAssertion(() => Assert.NotNull(dot.Find(".health-dot.ill")));

        _health = HealthCheckResult.Healthy();

        dot.WaitForAssertion(() => Assert.NotNull(dot.Find(".health-dot.well")));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _models.Dispose();
    }
}
