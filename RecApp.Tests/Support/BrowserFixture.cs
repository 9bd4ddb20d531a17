using System.Collections.Concurrent;
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

    // A new profile costs a process, and the application's scripts are loaded and compiled anew: five times what a page costs without.
    private readonly ConcurrentBag<IPage> _cleared = [];

    public BrowserServer Server => _server.Value;

    /// <summary>A page of its own storage, theme and size.</summary>
    /// <param name="server">Another application than the shared one, for a test that stops it or changes its settings.</param>
    /// <param name="line">Stands between the browser and that application.</param>
    public async Task<BrowserTab> OpenAsync(
        ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 900, BrowserServer? server = null, SlowLine? line = null)
    {
        // What comes over a line is to come all of it.
        BrowserTab tab = line is not null
            ? new(await NewPageAsync(new()), line.Address, null)
            : new(_cleared.TryTake(out var former) ? former : await NewPageAsync(new()), (server ?? Server).Address, ReturnAsync);
        await tab.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await tab.Page.SetViewportSizeAsync(width, height);
        return tab;
    }

    /// <summary>A fresh profile with whatever else a test needs.</summary>
    /// <param name="profile">What else.</param>
    /// <param name="address">Another application than the shared one.</param>
    public async Task<BrowserTab> OpenAsync(BrowserNewContextOptions profile, Uri? address = null) => new(await NewPageAsync(profile), address ?? Server.Address, null);

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

    private async Task<IPage> NewPageAsync(BrowserNewContextOptions profile)
    {
        profile.Locale = "en-GB";
        var context = await (await _browser.Value).Browser.NewContextAsync(profile);
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    /// <summary>Takes a page back with nothing left of the test that had it but the browser's cache.</summary>
    private async Task ReturnAsync(BrowserTab tab)
    {
        try
        {
            await ClearAsync(tab);
            _cleared.Add(tab.Page);
        }
        catch (Exception error) when (error is PlaywrightException or TimeoutException)
        {
            // Its application has ended before it, or it has crashed.
            await tab.Page.Context.DisposeAsync();
        }
    }

    private static async Task ClearAsync(BrowserTab tab)
    {
        var page = tab.Page;
        await page.UnrouteAllAsync();
        await page.Context.SetOfflineAsync(false);
        foreach (var other in page.Context.Pages.Where(other => other != page).ToArray())
            await other.CloseAsync();
        // A picture of the application has its storage, and no script that writes to it.
        await page.GotoAsync(tab.At("/favicon.svg"));
        await page.EvaluateAsync("() => { localStorage.clear(); sessionStorage.clear(); }");
        await page.Context.ClearCookiesAsync();
        await page.Context.ClearPermissionsAsync();
        await page.Mouse.MoveAsync(0, 0);
        await page.EmulateMediaAsync(new() { Media = Media.Null, ColorScheme = ColorScheme.Null, ReducedMotion = ReducedMotion.Null });
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
