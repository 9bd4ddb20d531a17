using System.Net;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Security;

public class HostFilterTests(SharedApplication application)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("localhost:5080", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:5080", HttpStatusCode.OK)]
    [InlineData("[::1]:5080", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("10.0.0.1", HttpStatusCode.BadRequest)]
    public async Task Request_WithoutConfiguredNames_IsServedUnderLoopbackOnly(string host, HttpStatusCode expected) =>
        Assert.Equal(expected, (await AskAsync("/blog", host)).Status);

    [Theory]
    [InlineData("recapp.example", "recapp.example", HttpStatusCode.OK)]
    [InlineData("RecApp.example:8443", "recapp.example", HttpStatusCode.OK)]
    [InlineData("localhost", "recapp.example", HttpStatusCode.OK)]
    [InlineData("a.recapp.example", "recapp.example;*.recapp.example", HttpStatusCode.OK)]
    [InlineData("evil.example", "recapp.example", HttpStatusCode.BadRequest)]
    [InlineData("anything.example", "*", HttpStatusCode.OK)]
    public async Task Request_WithConfiguredNames_IsServedUnderThoseAndLoopback(string host, string allowed, HttpStatusCode expected)
    {
        await using RecAppFactory configured = new() { Settings = { ["AllowedHosts"] = allowed } };
        Assert.Equal(expected, (await AskAsync("/blog", host, configured.CreateClient())).Status);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/blog/feed.xml", "text/html")]
    [InlineData("/_blazor/negotiate", "text/html")]
    [InlineData("/app.css", "text/html")]
    [InlineData("/api/v1/models", "application/problem+json")]
    public async Task Request_ForAForeignName_IsToldWhatToSetAndNotEchoed(string path, string mediaType)
    {
        var (status, type, cache, text) = await AskAsync(path, "evil.example");
        Assert.Equal((HttpStatusCode.BadRequest, mediaType), (status, type));
        Assert.Contains("AllowedHosts", text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
        Assert.False(cache);
    }

    // Load balancers ask a server by its address, which is configured nowhere.
    [Fact]
    public async Task Health_AskedByAnAddress_Answers() =>
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/health/live", "10.0.0.7:8080")).Status);

    [Fact]
    public async Task Server_ListeningUnderAName_ServesUnderIt()
    {
        await using var process = ApplicationProcess.Start(["--urls", "http://0.0.0.0:0", "--Storage:Path", Path.Combine(Path.GetTempPath(), $"recapp-{Guid.CreateVersion7():N}")]);
        var address = await process.WaitUntilReadyAsync(Cancellation);
        using HttpClient client = new() { BaseAddress = new($"http://127.0.0.1:{address.Port}") };
        using HttpRequestMessage request = new(HttpMethod.Get, "/blog") { Headers = { Host = address.Authority } };
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<(HttpStatusCode Status, string? MediaType, bool IsCacheable, string Text)> AskAsync(string path, string host, HttpClient? client = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path) { Headers = { Host = host } };
        using var answer = await (client ?? application.CreateClient()).SendAsync(request, Cancellation);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl is { Public: true } or { MaxAge: not null }, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
