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
        using var answer = await RefusedOfAsync(client, "/api/v1/nothing", 6);
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
        using var answer = await RefusedOfAsync(factory.CreateClient(), "/", 5);
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
        using var answer = await RefusedOfAsync(factory.CreateClient(new() { AllowAutoRedirect = false }), address, 6);
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
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.PostAsync("/_blazor/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken)));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
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
        using var refused = await RefusedOfAsync(probe.Client, "/api/v1/write", 4);
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

    // All at once: one after the other, a slow machine would take as long as the next token does.
    private static async Task<HttpResponseMessage> RefusedOfAsync(HttpClient client, string address, int calls)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => client.GetAsync(address, TestContext.Current.CancellationToken)));
        return answers.FirstOrDefault(answer => answer.StatusCode == HttpStatusCode.TooManyRequests, answers[^1]);
    }
}
