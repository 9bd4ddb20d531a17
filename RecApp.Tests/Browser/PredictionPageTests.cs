using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public sealed class PredictionPageTests(BrowserFixture browser)
{
    [Fact]
    public async Task HowThisWasMade_OfAnAnswer_FitsEveryLookAndLeadsBack()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/sentiment?example=mixed");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "How this was made" }).First.ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "How this was made" })).ToBeFocusedAsync();
        await Expect(tab.Page.Locator(".facts div", new() { HasText = "Method" }).Locator("dd")).ToHaveTextAsync("LSTM");
        await Expect(tab.Page.Locator("main")).ToContainTextAsync("Gets 94\u00a0% of new reviews right");
        await tab.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(fold => fold.open = true)");
        await tab.AssertFitsEveryLookAsync();

        await tab.Page.GoBackAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Link, new() { Name = "How this was made" }).First).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }
}
