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

        await tab.DrawChartsAsync(7);
        await Expect(tab.Page.Locator("#playlists-sources")).ToBeVisibleAsync();
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }
}
