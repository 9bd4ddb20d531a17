using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using RecApp.Tests.Features.Sentiment;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Deployment;

public sealed class NginxTests(BrowserFixture browser) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Configuration_Checked_HasNoFault()
    {
        Assert.SkipWhen(Nginx.Missing is not null, Nginx.Missing ?? "");
        await using var nginx = new Nginx(new("http://127.0.0.1:8080"));
        Assert.Equal((0, ""), await nginx.CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Browser_ThroughTls_UsesAPageOverItsWebSocket()
    {
        Assert.SkipWhen(Nginx.Missing is not null, Nginx.Missing ?? "");
        await using var server = Server();
        await using var nginx = new Nginx(server.Address);
        await nginx.StartAsync(Cancellation);
        await using var tab = await browser.OpenAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true }, nginx.Secure);
        var sockets = new List<string>();
        tab.Page.WebSocket += (_, socket) => sockets.Add(socket.Url);

        await tab.GoToAsync("/sentiment");
        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Review" }).FillAsync("A wonderful film");
        await Expect(tab.Page.Locator("#verdict-title")).ToContainTextAsync("84 % positive");

        Assert.Contains(sockets, url => url.StartsWith($"wss://127.0.0.1:{nginx.Secure.Port}/_blazor", StringComparison.Ordinal));
        var cookie = Assert.Single(await tab.Page.Context.CookiesAsync(), cookie => cookie.Name == "recapp_server");
        Assert.True(cookie is { HttpOnly: true, Secure: true });
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Request_ThroughTls_IsCompressedSecureAndCountedByItsCaller()
    {
        Assert.SkipWhen(Nginx.Missing is not null, Nginx.Missing ?? "");
        await using var server = Server();
        await using var nginx = new Nginx(server.Address);
        await nginx.StartAsync(Cancellation);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var client = new HttpClient(handler) { BaseAddress = nginx.Secure };
        client.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        // Whatever a caller claims about his address is nginx's to say.
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        using var plain = await client.GetAsync(nginx.Plain + "lyrics?lines=4", Cancellation);
        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://127.0.0.1/lyrics?lines=4"), (plain.StatusCode, plain.Headers.Location?.ToString()));
        using var page = await client.GetAsync("/openapi/v1.json", Cancellation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("gzip", page.Content.Headers.ContentEncoding);
        Assert.DoesNotContain(page.Headers, header => header.Key == "Server" && header.Value.Any(value => value.Contains('/', StringComparison.Ordinal)));
        Assert.True(page.Headers.Contains("Content-Security-Policy"));
    }

    private BrowserServer Server()
    {
        TinySentiment.Write(_folder.Combine("models"));
        return new() { ModelsPath = _folder.Combine("models"), StoragePath = _folder.Combine("data"), Settings = { ["Hosting:KnownProxies:0"] = "127.0.0.1" } };
    }
}
