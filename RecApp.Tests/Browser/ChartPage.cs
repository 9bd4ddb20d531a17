using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>A chart as somebody at a mouse meets it.</summary>
internal static class ChartPage
{
    public const string Films = "/recommender/movies?ids=1,260&tab=map";

    /// <summary>Opens a page and finds the first chart in which a text stands, drawn.</summary>
    public static async Task<ILocator> OpenAsync(BrowserTab tab, string text = "", string address = "/data")
    {
        await tab.GoToAsync(address);
        return await FindAsync(tab, text);
    }

    /// <summary>The first chart of the page in which a text stands, drawn.</summary>
    public static async Task<ILocator> FindAsync(BrowserTab tab, string text)
    {
        // A part that comes late brings charts that would be the first then.
        await Expect(tab.Page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
        var chart = tab.Page.Locator("figure.chart").Filter(new() { HasText = text }).First;
        await tab.DrawChartsAsync();
        await Expect(chart.Locator(".point").First).ToBeVisibleAsync();
        await chart.ScrollIntoViewIfNeededAsync();
        return chart;
    }

    public static ILocator Button(ILocator chart, string name) => chart.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>What stands at an axis, in no order: Plotly keeps the ticks that stay and adds the others behind them.</summary>
    public static async Task<string[]> TicksAsync(ILocator chart, string axis) =>
        [.. (await chart.Locator($".chart-canvas .{axis}tick text").AllTextContentsAsync()).Order(StringComparer.Ordinal)];

    /// <summary>Drags over a part of the chart, from left to right.</summary>
    public static async Task DragAsync(BrowserTab tab, ILocator chart)
    {
        // Waits until nothing moves it any more.
        await chart.Locator(".nsewdrag").First.HoverAsync();
        var box = (await chart.Locator(".nsewdrag").First.BoundingBoxAsync())!;
        await tab.Page.Mouse.MoveAsync(box.X + box.Width * 0.3f, box.Y + box.Height / 2);
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(box.X + box.Width * 0.6f, box.Y + box.Height / 2, new() { Steps = 5 });
        await tab.Page.Mouse.UpAsync();
    }
}
