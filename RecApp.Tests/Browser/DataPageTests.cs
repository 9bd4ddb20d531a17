using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

[Collection(BrowserCollection.Name)]
public class DataPageTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Data_WithItsCharts_IsAccessibleAndFits(ColorScheme scheme, int width)
    {
        await using var tab = await browser.OpenAsync(scheme, width);
        await tab.GoToAsync("/data");

        await Expect(tab.Page.Locator(".chart-canvas .main-svg").Nth(6)).ToBeAttachedAsync();
        await Expect(tab.Page.Locator(".chart-skeleton")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#playlists-sources")).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
        tab.AssertNoErrors();
    }
}
