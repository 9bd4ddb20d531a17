using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>The API's page, which Swagger UI draws, and our style sheet and script mend.</summary>
public sealed class ApiManualTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Page_WithCallsAndTheirAnswers_IsAccessibleUnderThePolicy(int width, ColorScheme scheme)
    {
        await using var tab = await browser.OpenAsync(scheme, width);
        await tab.Page.GotoAsync(tab.At("/swagger/index.html"));
        await Expect(tab.Page.Locator(".info .title")).ToContainTextAsync("RecApp");
        await Expect(tab.Page.Locator(".opblock").First).ToBeVisibleAsync();
        Assert.Equal("/", await tab.Page.Locator(".info a", new() { HasText = "RecApp" }).First.GetAttributeAsync("href"));

        var read = tab.Page.Locator(".opblock-get").First;
        await read.Locator(".opblock-summary-control").ClickAsync();
        await read.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await read.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await Expect(read.Locator(".live-responses-table pre").First).ToBeVisibleAsync();
        var write = tab.Page.Locator(".opblock-post").First;
        await write.Locator(".opblock-summary-control").ClickAsync();
        await write.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await Expect(write.Locator("textarea")).ToBeVisibleAsync();
        await CheckAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).First.ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Available authorizations" })).ToBeVisibleAsync();
        await CheckAsync();
        tab.AssertNoErrors();

        async Task CheckAsync()
        {
            await tab.AssertNoSidewaysScrollingAsync();
            await tab.AssertAccessibleAsync();
        }
    }
}
