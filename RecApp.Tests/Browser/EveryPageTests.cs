using Microsoft.Playwright;
using RecApp.Tests.Support;

namespace RecApp.Tests.Browser;

/// <summary>What holds for each page there is; a new page is in the list by being there.</summary>
public class EveryPageTests(BrowserFixture browser)
{
    public static TheoryData<string> Addresses => [.. Routes.Addresses];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_Opened_FitsEveryLookTakesAClickAndReportsNoError(string address)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync(address);
        await tab.AssertFitsEveryLookAsync();
        await tab.ChooseThemeAsync("Light");
        await Assertions.Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        // The address itself says 404 on purpose.
        tab.Errors.RemoveAll(error => address == "/not-found" && error.Contains("status of 404"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Theme_Chosen_IsKeptOverReloadsAndPages()
    {
        await using var tab = await browser.OpenAsync(ColorScheme.Light);
        await tab.GoToAsync("/");
        var before = await BackgroundAsync(tab);
        await tab.ChooseThemeAsync("Dark");
        await Assertions.Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await tab.GoToAsync("/models");
        Assert.NotEqual(before, await BackgroundAsync(tab));
    }

    private static Task<string> BackgroundAsync(BrowserTab tab) => tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
