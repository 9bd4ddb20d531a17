using Microsoft.Playwright;
using RecApp.Tests.Support;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace RecApp.Tests.Support;

/// <summary>
/// One application and one Chromium for every browser test, started by the first of them; each test opens a <see cref="BrowserTab"/>
/// of its own, and tests of several classes run at once.
/// </summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly Lazy<BrowserServer> _server = new(static () =>
    {
        BrowserServer server = new();
        server.StartServer();
        return server;
    });

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _browser = new(StartAsync);

    public BrowserServer Server => _server.Value;

    /// <summary>A fresh profile: own storage, own theme, own size.</summary>
    /// <param name="server">Another application than the shared one, for a test that stops it or changes its settings.</param>
    /// <param name="line">Stands between the browser and that application.</param>
    public async Task<BrowserTab> OpenAsync(
        ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900, BrowserServer? server = null, SlowLine? line = null) => await OpenAsync(new()
        {
            BaseURL = (line?.Address ?? (server ?? Server).Address).ToString(),
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });

    /// <summary>A fresh profile with whatever else a test needs.</summary>
    public async Task<BrowserTab> OpenAsync(BrowserNewContextOptions profile)
    {
        profile.Locale = "en-GB";
        var context = await (await _browser.Value).Browser.NewContextAsync(profile);
        context.SetDefaultTimeout(30_000);
        return new BrowserTab(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser.IsValueCreated)
        {
            var (playwright, browser) = await _browser.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
        if (_server.IsValueCreated)
            await _server.Value.DisposeAsync();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        // Patient, because a slow or busy machine must not fail a test; what works is found as fast as ever.
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await Chromium.FindAsync(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"],
        });
        return (playwright, browser);
    }
}
