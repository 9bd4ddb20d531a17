using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Browser.Recommender;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>A slow line and a slow processor at once: every tool takes what is entered before its circuit is up, says that it works, and answers.</summary>
public sealed class SlowWalkTests(BrowserFixture browser)
{
    private const int Slower = 4;
    private static readonly TimeSpan EachWay = TimeSpan.FromMilliseconds(150);

    // Slow means that an answer takes its time, not that it may stay away.
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    [Theory]
    [InlineData("/predictor/regression", "var_1", "834", "Predicted output [0-9]")]
    [InlineData("/sentiment", "Review", "Two hours of my life that nothing will give back: dull, loud and badly acted.", "negative")]
    public async Task Field_FilledBeforeTheCircuitIsUp_IsAnsweredAndTheAnswerAnnounced(string route, string name, string typed, string announced)
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await OpenAsync(line);
        await LoadModelAsync(route, name);
        var connect = await tab.GoToWithoutCircuitAsync(route);
        var field = tab.Page.GetByRole(AriaRole.Textbox, new() { Name = name });
        await field.FillAsync(typed);

        connect();

        await Expect(tab.Page.Locator("#answer > [role=status]")).ToContainTextAsync(new Regex(announced), Patient);
        await Expect(field).ToHaveValueAsync(typed);
        await Expect(tab.Page.Locator(".example-notice")).ToHaveCountAsync(0);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Programme_BegunBeforeTheCircuitIsUp_IsPredictedWithAllThatWasEntered()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await OpenAsync(line);
        await LoadModelAsync("/predictor", "Average SAT");
        var connect = await tab.GoToWithoutCircuitAsync("/predictor");
        var sat = tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Average SAT" });
        var study = tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Field of study" });
        await sat.FillAsync("1450");
        await study.FillAsync("computer science");

        connect();
        await Expect(tab.Page.Locator(".typeahead [role=option]").First).ToContainTextAsync("Computer Science", Patient);
        await study.PressAsync("Enter");

        await Expect(tab.Page.Locator("#answer > [role=status]")).ToContainTextAsync("Prediction: $", Patient);
        await Expect(tab.Page).ToHaveURLAsync(new Regex("field=\\d+.*sat=1450"), new() { Timeout = 60_000 });
        await Expect(sat).ToHaveValueAsync("1450");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Songs_SearchedBeforeTheCircuitIsUp_AreRecommendedAndTheWaitAnnounced()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await OpenAsync(line);
        var connect = await tab.GoToWithoutCircuitAsync("/recommender");
        RecommenderPage page = new(tab);
        await page.Search.FillAsync("jazz vibes");

        connect();
        await Expect(page.Options.First).ToContainTextAsync("Jazz Vibes", Patient);
        await page.Search.PressAsync("Enter");
        await Expect(page.Selection).ToContainTextAsync("Jazz Vibes", Patient);
        await ListenAsync(tab);
        await page.Recommend.ClickAsync();

        await Expect(page.Heading).ToContainTextAsync("30 songs for you", Patient);
        await Expect(tab.Page.Locator(".example-notice")).ToHaveCountAsync(0);
        await AssertHeardAsync(tab, "Looking for songs");
        await Expect(tab.Page.Locator("#answer > [role=status]")).ToContainTextAsync("30 songs recommended");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Films_SearchedBeforeTheCircuitIsUp_AreRecommendedAndAnnounced()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await OpenAsync(line);
        var connect = await tab.GoToWithoutCircuitAsync("/recommender/movies");
        FilmPage page = new(tab);
        await page.Search.FillAsync("the matirx");

        connect();
        await Expect(page.Options.First).ToContainTextAsync("The Matrix (1999)", Patient);
        await page.Search.PressAsync("Enter");

        await Expect(page.Chosen).ToContainTextAsync("The Matrix (1999)", Patient);
        await Expect(page.Films.First.Locator(".film-reason")).ToContainTextAsync("The Matrix", Patient);
        await Expect(tab.Page.Locator("#answer > [role=status]")).ToContainTextAsync("films recommended");
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Song_BegunAndAskedForBeforeTheCircuitIsUp_IsWrittenAndTheWaitAnnounced()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await OpenAsync(line);
        var connect = await tab.GoToWithoutCircuitAsync("/lyrics");
        await ListenAsync(tab);
        await tab.Page.GetByLabel("First line").FillAsync("The winter moon");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();

        connect();

        await Expect(tab.Page.Locator("#answer > [role=status]")).ToContainTextAsync("16 lines are written", Patient);
        await Expect(tab.Page.Locator(".song-text").First).ToContainTextAsync("The winter moon");
        await Expect(tab.Page.GetByLabel("First line")).ToHaveValueAsync("The winter moon");
        await AssertHeardAsync(tab, "Writing");
        tab.AssertNoErrors();
    }

    // The first HTML has a form only once its model is loaded.
    private async Task LoadModelAsync(string route, string field)
    {
        await using var other = await browser.OpenAsync();
        await other.GoToAsync(route);
        await Expect(other.Page.GetByRole(AriaRole.Textbox, new() { Name = field })).ToBeVisibleAsync();
    }

    private async Task<BrowserTab> OpenAsync(SlowLine line)
    {
        line.Delay = EachWay;
        var tab = await browser.OpenAsync(line: line);
        await tab.SlowDownAsync(Slower);
        return tab;
    }

    // All that the answer's status has said, a text that the next one replaced at once included: over this line both may come in one message.
    private static Task ListenAsync(BrowserTab tab) => tab.Page.EvaluateAsync(
        """
        () => {
            window.testHeard = [];
            const status = node => node.parentElement?.closest('#answer > [role=status]');
            const hear = text => text && window.testHeard.push(text);
            new MutationObserver(records => records.forEach(record => {
                if (record.type === 'characterData' && status(record.target)) [record.oldValue, record.target.data].forEach(hear);
                [...record.addedNodes, ...record.removedNodes].forEach(node => (status(node) || record.target.matches?.('#answer > [role=status]')) && hear(node.textContent));
            })).observe(document.body, { childList: true, characterData: true, characterDataOldValue: true, subtree: true });
        }
        """);

    private static async Task AssertHeardAsync(BrowserTab tab, string said) => Assert.Contains(said, await tab.Page.EvaluateAsync<string[]>("() => window.testHeard"));
}
