using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Library;

public class RecentTests(BrowserFixture browser)
{
    [Fact]
    public async Task Answers_AskedInARow_AreOneEntryAndAnExampleIsNone()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab);
        await Expect(page.Films).ToHaveCountAsync(10);
        await page.ChooseAsync("the matrix");
        await Expect(page.Films.First.Locator(".film-reason")).ToContainTextAsync("The Matrix");
        await page.ChooseAsync("spirited away");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "based on your 2 films" })).ToBeVisibleAsync();
        string first = (await page.NamesAsync())[0];

        await tab.GoToAsync("/library");

        await Expect(tab.Page.Locator(".answer-text a")).ToHaveTextAsync([$"{first} and more"]);
        await Expect(tab.Page.Locator(".answer-text a")).ToHaveAttributeAsync("href", "/recommender/movies?ids=2571,5618");
        await Expect(tab.Page.Locator(".answer-text .hint")).ToHaveTextAsync("Films · just now");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Answers_OfEveryPage_AreListedWithTheirHeadline()
    {
        await using var tab = await browser.OpenAsync();
        string[] addresses = ["/predictor?field=1107&sat=1250", "/predictor/regression?var_1=700", "/sentiment?example=glowing", "/lyrics?lines=2&seed=7"];
        foreach (string address in addresses)
        {
            await tab.GoToAsync(address);
            await tab.Page.WaitForFunctionAsync("path => JSON.parse(localStorage.getItem('recapp-library') ?? '{}').answers?.some(answer => answer.address.split('?')[0] === path)", address.Split('?')[0]);
        }

        await tab.GoToAsync("/library");

        await Expect(tab.Page.Locator(".answer")).ToHaveCountAsync(addresses.Length);
        await Expect(tab.Page.Locator(".answer").First).ToContainTextAsync("Lyrics");
        await Expect(tab.Page.Locator(".answer").Nth(1)).ToContainTextAsync("Clearly positive");
        await Expect(tab.Page.Locator(".answer").Nth(2)).ToContainTextAsync("Predicted output");
        await Expect(tab.Page.Locator(".answer").Nth(3)).ToContainTextAsync("Computer Science");
    }

    [Fact]
    public async Task Home_WithRecentAnswers_OffersThemWithoutMovingWhatIsBelow()
    {
        await using var tab = await browser.OpenAsync();
        await LibraryTests.OpenFilledAsync(tab, "/models");
        await tab.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; })).observe({ type: 'layout-shift', buffered: true });");

        await tab.GoToAsync("/");

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Continue where you left off" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".continue a")).ToHaveCountAsync(3);
        Assert.InRange(await tab.Page.EvaluateAsync<double>("() => window.moved"), 0, 0.02);
        await tab.AssertFitsEveryLookAsync();
        await tab.Page.Locator(".continue a").First.ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/recommender/movies\\?ids=1214,541$"));
    }

    [Fact]
    public async Task Home_OnAFirstVisit_HasNothingToContinue()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");

        await Expect(tab.Page.Locator(".home-card").First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".continue section")).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator(".continue")).ToHaveCSSAsync("height", "0px");
    }

    [Theory]
    [InlineData("blade runner", "Blade Runner (1982)", "/recommender/movies\\?ids=541$")]
    [InlineData("totoro", "My Neighbor Totoro and more", "/recommender/movies\\?ids=5618$")]
    public async Task Search_WhatIsKeptOrWasAsked_LeadsToIt(string words, string title, string address)
    {
        await using var tab = await browser.OpenAsync();
        await LibraryTests.OpenFilledAsync(tab, "/models");

        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync(words);
        await tab.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = title }).First.ClickAsync();

        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(address));
    }
}
