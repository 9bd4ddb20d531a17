using Microsoft.Playwright;

namespace RecApp.Tests.Support;

/// <summary>One application and one Chromium for every browser test; each test opens a <see cref="BrowserTab"/> of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public BrowserServer Server { get; } = new();

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser has not started.");

    public async ValueTask InitializeAsync()
    {
        // Patient, because a slow or busy machine must not fail a test; what works is found as fast as ever.
        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = await Chromium.FindAsync(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"],
        });
        await Server.CreateClient().GetAsync("/");
    }

    /// <summary>A fresh profile: own storage, own theme, own size.</summary>
    /// <param name="server">Another application than the shared one, for a test that stops it or changes its settings.</param>
    /// <param name="line">Stands between the browser and that application.</param>
    public async Task<BrowserTab> OpenAsync(
        ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900, BrowserServer? server = null, SlowLine? line = null)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (line?.Address ?? (server ?? Server).Address).ToString(),
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(30_000);
        return new BrowserTab(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Server.DisposeAsync();
    }
}
