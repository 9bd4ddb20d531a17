using Microsoft.Playwright;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks;

/// <summary>
/// Takes the pictures of docs/screenshots: every page at two widths in both themes. RECAPP_PAGES names some of them, as in
/// <c>data,films-map</c>, where only those have changed.
/// </summary>
internal static class Screenshots
{
    private const string Playlist = "/recommender?playlist=37i9dQZF1DX0SM0LYsmbMT", Programme = "/predictor?field=1107&region=8&sat=1250",
        Five = "/predictor/regression?var_1=734&var_2=700&var_3=85&var_4=0.35&var_5=0.26";

    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"),
        ("recommender", Playlist),
        ("recommender-playlists", $"{Playlist}&tab=playlists"),
        ("recommender-map", $"{Playlist}&tab=map"),
        ("recommender-sound", $"{Playlist}&tab=sound"),
        ("films", "/recommender/movies"),
        ("films-favourites", "/recommender/movies?ids=16,858,1214&tab=favourites"),
        ("films-map", "/recommender/movies?ids=16,858,1214&tab=map"),
        ("pair", "/recommender/movies?mode=pair&ids=1,2571"),
        ("earnings", Programme),
        ("earnings-what-if", $"{Programme}&tab=what-if"),
        ("earnings-side-by-side", $"{Programme}&compare=5202~3~1~~~~~,5138~2~1~~~~~&tab=side-by-side"),
        ("earnings-many", $"{Programme}&tab=many"),
        ("regression", Five),
        ("regression-fit", $"{Five}&tab=fit"),
        ("regression-many", $"{Five}&tab=many"),
        ("regression-own", "/predictor/regression?view=own"),
        ("sentiment", "/sentiment?example=mixed"),
        ("sentiment-words", "/sentiment?example=mixed&tab=words"),
        ("sentiment-reading", "/sentiment?example=mixed&tab=reading"),
        ("sentiment-many", "/sentiment?example=mixed&tab=many"),
        ("lyrics", "/lyrics"),
        ("lyrics-writing", "/lyrics?tab=writing"),
        ("compare", "/compare?a=/predictor?field=1107%26region=8%26sat=1250&b=/predictor?field=5138%26credential=2%26region=8"),
        ("library", "/library"),
        ("models", "/models"),
        ("model", "/models/playlists"),
        ("data", "/data"),
        ("blog", "/blog"),
        ("post", "/blog/movies"),
        ("sign-in", "/admin/sign-in"),
        ("not-found", "/no-such-page"),
    ];

    private static readonly string[] Wanted = Environment.GetEnvironmentVariable("RECAPP_PAGES")?.Split(',') ?? [.. Pages.Select(page => page.Name)];

    public static async Task TakeAsync()
    {
        await using var application = await RunningApplication.StartPublishedAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.LaunchChromiumAsync();
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            foreach (var width in new[] { 1280, 360 })
                await TakeAsync(browser, application.Client.BaseAddress!, theme, width);
    }

    private static async Task TakeAsync(IBrowser browser, Uri address, ColorScheme theme, int width)
    {
        await using var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ColorScheme = theme,
            ViewportSize = new() { Width = width, Height = width < 640 ? 740 : 900 },
        });
        var page = await context.NewPageAsync();
        foreach (var (name, path) in Pages)
        {
            // The library shows what was asked and kept on the pages before it.
            if (!Wanted.Contains(name) && !Wanted.Contains("library"))
                continue;
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            await page.WaitForFunctionAsync("() => !document.querySelector('main [aria-busy=true]')");
            await DrawChartsAsync(page);
            await HearPlayersAsync(page);
            if (Wanted.Contains(name))
                await page.ScreenshotAsync(new() { Path = FileOf(name), FullPage = true, Type = ScreenshotType.Jpeg, Quality = 70 });
            await KeepAsync(page);
        }

        string FileOf(string name) =>
            Path.Combine(Repository.Root, "docs", "screenshots", $"{name}-{theme.ToString().ToLowerInvariant()}-{width}.jpg");
    }

    /// <summary>Presses the first heart there is, so that the library has something to show.</summary>
    private static async Task KeepAsync(IPage page)
    {
        var heart = page.Locator(".heart[aria-pressed=false]").First;
        if (!await heart.IsVisibleAsync())
            return;
        await heart.ClickAsync();
        await page.WaitForTimeoutAsync(300);
    }

    /// <summary>A player that can't be reached says so after five seconds.</summary>
    private static async Task HearPlayersAsync(IPage page)
    {
        if (await page.Locator(".embed iframe").First.IsVisibleAsync())
            await page.WaitForTimeoutAsync(6_000);
    }

    /// <summary>Charts are drawn when they come into view: goes down the page once, and back to its top, where the app bar belongs in a picture of all of it.</summary>
    private static async Task DrawChartsAsync(IPage page)
    {
        var height = await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        for (var y = 0; y < height; y += 400)
        {
            await page.EvaluateAsync("y => scrollTo(0, y)", y);
            await page.WaitForTimeoutAsync(150);
        }

        await page.EvaluateAsync("() => scrollTo(0, 0)");
        await page.WaitForTimeoutAsync(500);
    }
}
