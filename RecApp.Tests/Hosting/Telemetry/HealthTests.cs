using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Telemetry;

public class HealthTests(SharedApplication application)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_OfARunningApplication_AnswersJson(string address)
    {
        using var answer = await application.CreateClient().GetAsync(address, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(body.GetProperty("status").GetString(), new[] { "healthy", "degraded", "unhealthy" });
    }

    [Fact]
    public async Task Ready_WithACheckThatFails_Is503WhileLiveStays200()
    {
        await using var probe = await ProbeApplication.StartAsync(_ => { }, configure: services => services.AddHealthChecks()
            .AddCheck("disk", () => HealthCheckResult.Unhealthy("The disk is full.", new IOException("secret path")), ["ready"]));
        using var ready = await probe.Client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        var text = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("The disk is full.", text);
        Assert.DoesNotContain("secret", text);
        using var live = await probe.Client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }
}
