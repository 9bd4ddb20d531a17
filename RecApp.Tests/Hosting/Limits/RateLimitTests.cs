using System.Net;
using Microsoft.AspNetCore.Builder;
using RecApp.Hosting.Limits;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Limits;

public class RateLimitTests(SharedApplication application)
{
    [Fact]
    public async Task Api_OverTheBurst_Answers429WithRetryAfter()
    {
        await using var factory = new RecAppFactory
        {
            Settings = { ["Hosting:RateLimits:Api:Burst"] = "3", ["Hosting:RateLimits:Api:RequestsPerSecond"] = "1" },
        };
        using var client = factory.CreateClient();
        using var answer = await LastOfAsync(client, "/api/v1/nothing", 6);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        using var health = await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Page_OverTheBurst_AnswersAPageThatSaysSo()
    {
        await using var factory = new RecAppFactory
        {
            Settings = { ["Hosting:RateLimits:Pages:Burst"] = "2", ["Hosting:RateLimits:Pages:RequestsPerSecond"] = "1" },
        };
        using var answer = await LastOfAsync(factory.CreateClient(), "/", 5);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("<h1>Too many requests</h1>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/recommender/movies/films.csv?ids=1")]
    [InlineData("/blog/feed.xml")]
    [InlineData("/swagger/index.html")]
    [InlineData("/spotify/sign-in")]
    [InlineData("/no-such-page")]
    public async Task Link_OverTheBurstOfPages_Is429(string address)
    {
        await using var factory = new RecAppFactory
        {
            Settings = { ["Hosting:RateLimits:Pages:Burst"] = "2", ["Hosting:RateLimits:Pages:RequestsPerSecond"] = "1" },
        };
        using var answer = await LastOfAsync(factory.CreateClient(new() { AllowAutoRedirect = false }), address, 6);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Fact]
    public async Task Circuits_OverTheirOwnBurst_AreRefusedWhilePagesServe()
    {
        await using var factory = new RecAppFactory
        {
            Settings = { ["Hosting:RateLimits:Circuits:Burst"] = "2", ["Hosting:RateLimits:Circuits:RequestsPerSecond"] = "1" },
        };
        using var client = factory.CreateClient();
        for (int time = 0; time < 5; time++)
            (await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken)).Dispose();
        using var refused = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var page = await client.GetAsync("/blog", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Feedback_OverItsOwnBurst_IsRefusedWhileTheRestServes()
    {
        await using var probe = await ProbeApplication.StartAsync(
            api =>
            {
                api.MapGet("/write", () => "written").RequireRateLimiting(RateLimits.Feedback);
                api.MapGet("/read", () => "read");
            },
            new() { ["Hosting:RateLimits:Feedback:Burst"] = "1", ["Hosting:RateLimits:Feedback:RequestsPerSecond"] = "1" });
        using var refused = await LastOfAsync(probe.Client, "/api/v1/write", 4);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("read", await probe.Client.GetStringAsync("/api/v1/read", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Api_HundredParallelCalls_AllAnswered()
    {
        using var client = application.CreateClient();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.GetAsync("/openapi/v1.json")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    private static async Task<HttpResponseMessage> LastOfAsync(HttpClient client, string address, int calls)
    {
        for (var i = 1; i < calls; i++)
            (await client.GetAsync(address, TestContext.Current.CancellationToken)).Dispose();
        return await client.GetAsync(address, TestContext.Current.CancellationToken);
    }
}
