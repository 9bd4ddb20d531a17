using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Library;

public class CompareTests(BrowserFixture browser)
{
    [Fact]
    public async Task Library_TwoTicked_AreComparedAndTheLinkShowsTheSame()
    {
        await using var tab = await browser.OpenAsync();
        await LibraryTests.OpenFilledAsync(tab);
        await tab.Page.GetByLabel("Compare Aliens (1986) and more").CheckAsync();
        await tab.Page.GetByLabel("Compare My Neighbor Totoro and more").CheckAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Compare", Level = 1 })).ToBeFocusedAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Films given" })).ToContainTextAsync("differs");
        await Expect(tab.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Genre" })).ToContainTextAsync("same");
        await Expect(tab.Page.GetByRole(AriaRole.Region, new() { Name = "Closest films" })).ToContainTextAsync("Only A");
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();

        await using var other = await browser.OpenAsync();
        await other.GoToAsync(new Uri(tab.Page.Url).PathAndQuery);
        await Expect(other.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Films given" })).ToHaveTextAsync(await tab.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Films given" }).InnerTextAsync(), new() { UseInnerText = true });
    }

    [Fact]
    public async Task Numbers_ThatDiffer_HaveTheirDifferenceAndSwapTurnsItAround()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/compare?a=/predictor?field=1107%26tuition=9000&b=/predictor?field=1107%26tuition=14000");
        var price = tab.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Net price" }).Locator(".difference");
        await Expect(price).ToHaveTextAsync("+$5,000");
        await Expect(tab.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Field of study" }).Locator(".difference")).ToHaveTextAsync("same");

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Swap" }).ClickAsync();

        await Expect(price).ToHaveTextAsync("−$5,000");
        await tab.AssertFitsEveryLookAsync();
    }

    [Theory]
    [InlineData("?a=https://evil.example&b=/predictor?field=1107", "is no address of this product")]
    [InlineData("?a=/predictor?field=1107", "is no address of this product")]
    [InlineData("?a=/models&b=/predictor?field=1107", "can't be laid side by side")]
    [InlineData("?a=/predictor?field=1107&b=/sentiment", "asks for nothing")]
    [InlineData("?a=/predictor?field=1107&b=/sentiment?example=mixed", "answers of two pages")]
    public async Task Addresses_ThatCannotBeCompared_GetAWord(string query, string word)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync($"/compare{query}");

        await Expect(tab.Page.Locator("main .notice").First).ToContainTextAsync(word);
        await Expect(tab.Page.Locator("main a[href*='evil.example']")).ToHaveCountAsync(0);
        await tab.AssertAccessibleAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Page_WithoutAddresses_LeadsToTheLibraryAndToExamples()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/compare");
        await Expect(tab.Page.Locator(".empty a[href='/library']")).ToBeVisibleAsync();

        await tab.Page.Locator(".empty a[href^='/compare?']").ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "What was asked" })).ToBeVisibleAsync();
    }
}
