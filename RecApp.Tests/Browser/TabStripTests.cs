using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>The heads of an answer's tabs where they need more room than a phone has.</summary>
public sealed class TabStripTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("/predictor?field=1107&tab=many", "Many")]
    [InlineData("/predictor?tab=many", "Many")]
    [InlineData("/predictor/regression?var_1=700&tab=many", "Many")]
    [InlineData("/sentiment?example=mixed&tab=many", "Many")]
    [InlineData("/sentiment?view=many", "Many")]
    [InlineData("/recommender?playlist=37i9dQZF1DX0SM0LYsmbMT&tab=sound", "Sound")]
    public async Task Strip_LastTabInTheAddress_ShowsItAsChosen(string address, string name)
    {
        await using var tab = await browser.OpenAsync(width: 360, height: 740);
        await tab.GoToAsync(address);

        await Expect(Chosen(tab)).ToHaveTextAsync(name);
        await tab.Page.Locator("main").EvaluateAsync("main => scrollTo(0, main.querySelector('.answer-tabs').offsetTop)");
        await Expect(Chosen(tab)).ToBeInViewportAsync(new() { Ratio = 0.98f });
        await tab.AssertNoSidewaysScrollingAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Strip_MovedByHand_StaysUntilAnotherTabIsChosen()
    {
        await using var tab = await browser.OpenAsync(width: 360, height: 740);
        await tab.GoToAsync("/predictor?field=1107&tab=many");
        await Expect(Chosen(tab)).ToBeInViewportAsync(new() { Ratio = 0.98f });

        await tab.Page.Locator(".answer-tabs .mud-tabs-tabbar-content").EvaluateAsync("strip => { strip.scrollLeft = 0; }");
        await tab.Page.Locator("main").EvaluateAsync("main => { main.append(document.createElement('i')); }");
        await Expect(tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Prediction" })).ToBeInViewportAsync(new() { Ratio = 0.98f });
        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Side by side" }).ClickAsync();

        await Expect(Chosen(tab)).ToHaveTextAsync("Side by side");
        await Expect(Chosen(tab)).ToBeInViewportAsync(new() { Ratio = 0.98f });
    }

    [Fact]
    public async Task Many_OfTheReviewThatIsShown_IsShownAndLeftAgain()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/sentiment?example=mixed");
        await Expect(tab.Page.GetByText("Undecided").First).ToBeVisibleAsync();

        await tab.GoToAsync("/sentiment?example=mixed&tab=many");
        await Expect(Chosen(tab)).ToHaveTextAsync("Many");
        await Expect(tab.Page.GetByLabel("File with reviews")).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Verdict" }).ClickAsync();

        await Expect(Chosen(tab)).ToHaveTextAsync("Verdict");
    }

    private static ILocator Chosen(BrowserTab tab) => tab.Page.Locator(".answer-tabs [role=tab][aria-selected=true]");
}
