using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Predictor;

[Collection(BrowserCollection.Name)]
public class EarningsTests(BrowserFixture browser)
{
    public static TheoryData<ColorScheme, int> Looks => new() { { ColorScheme.Light, 1280 }, { ColorScheme.Dark, 360 } };

    [Fact]
    public async Task Field_TypedWithASlip_IsPredictedAndFollowsEveryChange()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor");
        await tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Field of study" }).FillAsync("compter scien");
        await tab.Page.Locator(".typeahead [role=option]").Filter(new() { HasText = "Computer Science" }).First.ClickAsync();
        var amount = tab.Page.Locator(".amount");
        await Expect(amount).ToContainTextAsync("$");
        string before = (await amount.TextContentAsync())!;

        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Average SAT" }).FillAsync("1450");

        await Expect(amount).Not.ToHaveTextAsync(before);
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/predictor\\?field=1107&sat=1450$"));
        string answered = (await amount.TextContentAsync())!;

        await tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Average SAT" }).FillAsync("14500");
        await Expect(tab.Page.Locator(".field-error")).ToContainTextAsync("from 400 to 1600");
        await Expect(amount).ToHaveTextAsync(answered);
        tab.AssertNoErrors();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Results_InBothThemesAndSizes_AreAccessibleAndFit(ColorScheme scheme, int width)
    {
        await using var tab = await browser.OpenAsync(scheme, width);
        await tab.GoToAsync("/predictor?field=1107&region=8&sat=1250&compare=5202~3~1~~~~~,5138~2~1~~~~~");
        await Expect(tab.Page.Locator(".chart-canvas .main-svg").Nth(2)).ToBeAttachedAsync();
        await Expect(tab.Page.Locator(".chart-skeleton")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".scenarios thead th")).ToHaveCountAsync(4);
        await tab.Page.Locator("summary", new() { HasText = "Use via API" }).ClickAsync();

        await tab.AssertAccessibleAsync();
        await tab.AssertNoSidewaysScrollingAsync();
    }

    [Fact]
    public async Task Link_DamagedByHand_SaysWhatCouldNotBeUsed()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor?field=1107&sat=9999&region=77&compare=nonsense");

        await Expect(tab.Page.Locator(".link-problems li")).ToHaveCountAsync(3);
        await Expect(tab.Page.Locator(".amount")).ToContainTextAsync("$");
    }
}
