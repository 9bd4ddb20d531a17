using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public sealed class ChartZoomTests(BrowserFixture browser)
{
    [Fact]
    public async Task Zoom_ByDragging_IsTakenBackByButtonAndDoubleClick()
    {
        await using var tab = await browser.OpenAsync();
        var chart = await ChartPage.OpenAsync(tab, "output runs from");
        var whole = await ChartPage.TicksAsync(chart, "x");
        var reset = ChartPage.Button(chart, "Reset zoom");
        await Expect(reset).ToBeHiddenAsync();

        await ChartPage.DragAsync(tab, chart);
        await Expect(reset).ToBeVisibleAsync();
        Assert.NotEqual(whole, await ChartPage.TicksAsync(chart, "x"));
        await reset.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(reset).ToBeHiddenAsync();
        Assert.Equal(whole, await ChartPage.TicksAsync(chart, "x"));
        await Expect(ChartPage.Button(chart, "Show as table")).ToBeFocusedAsync();

        await ChartPage.DragAsync(tab, chart);
        await Expect(reset).ToBeVisibleAsync();
        await chart.Locator(".nsewdrag").First.DblClickAsync();
        await Expect(reset).ToBeHiddenAsync();
        Assert.Equal(whole, await ChartPage.TicksAsync(chart, "x"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Zoom_NewValuesOfTheSameQuestion_KeepIt()
    {
        await using var tab = await browser.OpenAsync();
        var chart = await ChartPage.OpenAsync(tab, "similar programmes", "/predictor?field=1107&region=8&sat=1250&tuition=14000");
        string before = await chart.Locator(".chart-title").InnerTextAsync();
        await ChartPage.DragAsync(tab, chart);
        var zoomed = await ChartPage.TicksAsync(chart, "x");

        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Average SAT" }).FillAsync("1300");

        await Expect(chart.Locator(".chart-title")).Not.ToHaveTextAsync(before);
        await Expect(chart.Locator(".annotation-text")).ToContainTextAsync(Regex.Match(await chart.Locator(".chart-title").InnerTextAsync(), @"^\S+").Value);
        Assert.Equal(zoomed, await ChartPage.TicksAsync(chart, "x"));
        await Expect(ChartPage.Button(chart, "Reset zoom")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Zoom_ByPinchingOnAMap_ShowsTheWayBack()
    {
        await using var tab = await browser.OpenAsync(new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = 360, Height = 800 },
            HasTouch = true,
            IsMobile = true,
        });
        var chart = await ChartPage.OpenAsync(tab, "Dots are the", ChartPage.Films);
        await Expect(tab.Page.Locator("#rating")).ToBeVisibleAsync();
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);

        string address = tab.Page.Url;
        await chart.Locator(".chart-canvas").EvaluateAsync("canvas => canvas.scrollIntoView({ block: 'center', behavior: 'instant' })");

        await PinchAsync(session, chart.Locator(".chart-canvas"));

        await Expect(ChartPage.Button(chart, "Reset zoom")).ToBeVisibleAsync();
        // Longer than two taps may be apart.
        await tab.Page.WaitForTimeoutAsync(500);
        Assert.Equal(address, tab.Page.Url);
        await ChartPage.Button(chart, "Reset zoom").TapAsync();
        await Expect(ChartPage.Button(chart, "Reset zoom")).ToBeHiddenAsync();
        tab.AssertNoErrors();
    }

    private static async Task PinchAsync(ICDPSession session, ILocator canvas)
    {
        var box = (await canvas.BoundingBoxAsync())!;
        foreach (var (type, apart) in new[] { ("touchStart", 20), ("touchMove", 40), ("touchMove", 90) })
        {
            await session.SendAsync("Input.dispatchTouchEvent", new()
            {
                ["type"] = type,
                ["touchPoints"] = new[] { -apart, apart }.Select(away => new { x = box.X + box.Width / 2 + away, y = box.Y + box.Height / 2 }).ToArray(),
            });
        }
        await session.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });
    }
}
