using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Cluster.Dashboard;

public sealed class SiloDashboardTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dashboard_TurnedOn_ShowsTheSiloToAdministratorsAlone()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        await using RedisServer redis = new();
        await redis.StartAsync(Cancellation);
        await using var application = SignInBrowser.Application();
        application.Settings["Cluster:Redis"] = redis.Connection;
        application.Settings["Cluster:Dashboard"] = "true";
        using SignInBrowser browser = new(application);

        using (var refused = await browser.Client.GetAsync("/orleans/DashboardCounters", Cancellation))
            Assert.Equal((HttpStatusCode.Redirect, "/admin/sign-in?returnUrl=%2Forleans%2FDashboardCounters"), (refused.StatusCode, refused.Headers.Location!.ToString()));
        await browser.SignInAsync();

        using CancellationTokenSource patience = new(Patience);
        JsonElement[] silos = [];
        while (silos.Length == 0)
        {
            using var answer = await browser.Client.GetAsync("/orleans/DashboardCounters", patience.Token);
            if (answer.IsSuccessStatusCode)
                silos = [.. (await answer.Content.ReadFromJsonAsync<JsonElement>(patience.Token)).GetProperty("hosts").EnumerateArray()];
            else
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            await Task.Delay(100, patience.Token);
        }
        Assert.Equal("Active", Assert.Single(silos).GetProperty("status").GetString());
        using (var unslashed = await browser.Client.GetAsync("/orleans", Cancellation))
            Assert.Equal("/orleans/", unslashed.Headers.Location!.ToString());
        Assert.Contains("./index.min.js", await browser.Client.GetStringAsync("/orleans/", Cancellation));
        using var trace = await browser.Client.GetAsync("/orleans/Trace", Cancellation);
        Assert.NotEqual(HttpStatusCode.OK, trace.StatusCode);
    }

    [Fact]
    public async Task Dashboard_NotTurnedOn_IsNotThere()
    {
        await using var application = SignInBrowser.Application();
        using SignInBrowser browser = new(application);
        await browser.SignInAsync();
        using var missing = await browser.Client.GetAsync("/orleans/", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }
}
