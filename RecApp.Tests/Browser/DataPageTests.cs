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

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task SectionMenu_ChosenByKeyboardThenScrolledOn_StaysInViewAndMarksTheSection(int width)
    {
        await using var tab = await browser.OpenAsync(width: width, height: 800);
        await tab.GoToAsync("/data");
        await tab.DrawChartsAsync(7);
        var menu = tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Data sets" });
        var marked = menu.Locator("[aria-current]");
        await Expect(marked).ToHaveTextAsync("Playlists");

        var earnings = menu.GetByRole(AriaRole.Link, new() { Name = "Earnings" });
        await earnings.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(marked).ToHaveTextAsync("Earnings");
        await Expect(tab.Page.Locator("#earnings-title")).ToBeFocusedAsync();
        await Expect(tab.Page.Locator("#earnings-title")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/data#earnings$"));

        await tab.Page.EvaluateAsync("() => document.querySelector('#lyrics').scrollIntoView({ behavior: 'instant' })");
        await Expect(marked).ToHaveTextAsync("Lyrics");
        await Expect(marked).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(menu).ToBeInViewportAsync();
        await tab.AssertAccessibleAsync();
        tab.AssertNoErrors();
    }
}
