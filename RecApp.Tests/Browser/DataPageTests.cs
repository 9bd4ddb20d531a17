using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public class DataPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task Data_WithItsCharts_FitsEveryLook()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/data");

        await Expect(tab.Page.Locator(".chart-canvas .main-svg").Nth(6)).ToBeAttachedAsync();
        await Expect(tab.Page.Locator(".chart-skeleton")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#playlists-sources")).ToBeVisibleAsync();
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }
}
