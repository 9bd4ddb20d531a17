using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>The API's page, which Swagger UI draws and our style sheet mends.</summary>
public sealed class ApiManualTests(BrowserFixture browser)
{
    // What Swagger UI writes and neither a setting nor a style sheet can change: titles of groups a level too deep, tables of answers as
    // regions without a name, the title outside of its landmarks, and a body's text area without a label.
    private static readonly string[] Theirs = ["heading-order", "landmark-unique", "region", "label"];

    // In its dialog also a cross without a name, and "Authorize" read out as "Apply credentials".
    private static readonly string[] TheirsInDialogs = [.. Theirs, "button-name", "label-content-name-mismatch"];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    [InlineData(1920)]
    public async Task Page_WithCallsAndTheirAnswers_IsAccessibleUnderThePolicy(int width)
    {
        await using var tab = await browser.OpenAsync(width: width);
        await tab.Page.GotoAsync("swagger/index.html");
        await Expect(tab.Page.Locator(".info .title")).ToContainTextAsync("RecApp");
        await Expect(tab.Page.Locator(".opblock").First).ToBeVisibleAsync();
        await CheckAsync(Theirs);

        var read = tab.Page.Locator(".opblock-get").First;
        await read.Locator(".opblock-summary-control").ClickAsync();
        await read.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await read.GetByRole(AriaRole.Button, new() { Name = "Execute" }).ClickAsync();
        await Expect(read.Locator(".live-responses-table pre").First).ToBeVisibleAsync();
        var write = tab.Page.Locator(".opblock-post").First;
        await write.Locator(".opblock-summary-control").ClickAsync();
        await write.GetByRole(AriaRole.Button, new() { Name = "Try it out" }).ClickAsync();
        await Expect(write.Locator("textarea")).ToBeVisibleAsync();
        await CheckAsync(Theirs);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Authorize" }).First.ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Available authorizations" })).ToBeVisibleAsync();
        await CheckAsync(TheirsInDialogs);
        tab.AssertNoErrors();

        async Task CheckAsync(string[] exceptRules)
        {
            await tab.AssertNoSidewaysScrollingAsync();
            await tab.AssertAccessibleAsync(exceptRules);
        }
    }
}
