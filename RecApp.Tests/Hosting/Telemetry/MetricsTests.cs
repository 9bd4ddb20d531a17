using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Telemetry;

public class MetricsTests
{
    private const string Token = "a-token-of-the-tests";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Metrics_NotSwitchedOn_AreNowhere()
    {
        await using var probe = await StartAsync(new());

        using var answer = await ReadAsync(probe, Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(Token)]
    [InlineData(SignInBrowser.Key)]
    public async Task Metrics_WithTokenOrKey_AreReadable(string sent)
    {
        await using var probe = await StartAsync(new() { ["Metrics:On"] = "true", ["Metrics:Token"] = Token, ["Admin:Key"] = SignInBrowser.Key });
        await probe.Client.GetStringAsync("/api/v1/work", Cancellation);

        using var answer = await ReadAsync(probe, sent);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("http_server_request_duration_seconds_count", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "", "", null, 401)]
    [InlineData("Production", "", "", "wrong", 401)]
    [InlineData("Production", Token, "", null, 401)]
    [InlineData("Development", Token, "", null, 401)]
    [InlineData("Development", "", SignInBrowser.Key, null, 401)]
    [InlineData("Development", "", "", null, 200)]
    public async Task Metrics_WithoutTokenOrKey_AreOnlyADevelopersOwn(string environment, string token, string key, string? sent, int expected)
    {
        await using var probe = await StartAsync(new() { ["Metrics:On"] = "true", ["Metrics:Token"] = token, ["Admin:Key"] = key }, environment);

        using var answer = await ReadAsync(probe, sent);

        Assert.Equal(expected, (int)answer.StatusCode);
        if (expected == 401)
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains("Metrics:Token", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        }
    }

    [Fact]
    public async Task Metrics_WrongTokenSixTimes_IsTheKeysLimit()
    {
        await using var probe = await StartAsync(new() { ["Metrics:On"] = "true", ["Metrics:Token"] = Token, ["Admin:Key"] = SignInBrowser.Key });
        for (int attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await ReadAsync(probe, "wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var answer = await ReadAsync(probe, "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        // Prometheus goes on: the right token is no try.
        using var right = await ReadAsync(probe, Token);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task Metrics_ShortToken_EndsTheStartWithoutRepeatingIt()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync(new() { ["Metrics:Token"] = "short" }));
        Assert.Contains("Metrics:Token has 5 characters; it must have at least 16.", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", refused.Message, StringComparison.Ordinal);
    }

    private static Task<ProbeApplication> StartAsync(Dictionary<string, string?> settings, string environment = "Production") =>
        ProbeApplication.StartAsync(api => api.MapGet("/work", () => "done"), settings, environment: environment);

    private static Task<HttpResponseMessage> ReadAsync(ProbeApplication probe, string? sent)
    {
        HttpRequestMessage request = new(HttpMethod.Get, "/metrics");
        if (sent is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", sent);
        return probe.Client.SendAsync(request, Cancellation);
    }
}
