using Microsoft.Playwright;
using RecApp.Tests.Support;

namespace RecApp.Tests.Browser;

/// <summary>What holds for each page there is; a new page is in the list by being there.</summary>
[Collection(BrowserCollection.Name)]
public class EveryPageTests(BrowserFixture browser)
{
    public static TheoryData<string> Addresses => [.. Routes.Addresses];

    public static TheoryData<string, ColorScheme, int> Looks =>
        [.. from address in Routes.Addresses from scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark] from width in (int[])[360, 1280] select (address, scheme, width)];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Page_InBothThemesAndSizes_IsAccessibleAndFits(string address, ColorScheme scheme, int width)
    {
        await using var tab = await browser.OpenAsync(scheme, width, height: 800);
        await tab.GoToAsync(address);
        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Page_Opened_TakesAClickAndReportsNoError(string address)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync(address);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" })).ToHaveAttributeAsync("aria-pressed", "true");
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
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Dark theme" }).ClickAsync();
        await tab.GoToAsync("/models");
        Assert.NotEqual(before, await BackgroundAsync(tab));
    }

    [Fact]
    public async Task Manual_OfTheApi_WorksUnderThePolicy()
    {
        await using var tab = await browser.OpenAsync();
        await tab.Page.GotoAsync("swagger/index.html");
        await Assertions.Expect(tab.Page.Locator(".swagger-ui .info .title")).ToContainTextAsync("RecApp");
        tab.AssertNoErrors();
    }

    private static Task<string> BackgroundAsync(BrowserTab tab) => tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
