using System.Text;
using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>What a person types, chooses or presses counts, however slow processor and line are and whether the circuit is up or not.</summary>
public class NothingLostTests(BrowserFixture browser)
{
    private const int Slower = 6;

    private static readonly FilePayload Table = new() { Name = "homes.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("size,price\n1,2\n2,4\n3,7\n4,8\n") };

    [Theory]
    [InlineData("/predictor/regression?view=own", "File with a table")]
    [InlineData("/recommender", "File with songs")]
    [InlineData("/sentiment?view=many", "File with reviews")]
    public async Task File_ChosenBeforeTheCircuitIsUp_IsRead(string route, string label)
    {
        await using var tab = await browser.OpenAsync();
        var connect = await tab.GoToWithoutCircuitAsync(route);
        await tab.Page.Locator("details").EvaluateAllAsync<object?>("all => all.forEach(one => one.open = true)");
        await tab.Page.GetByLabel(label).SetInputFilesAsync(Table);

        connect();

        await Expect(tab.Page.GetByText("homes.csv").Or(tab.Page.Locator(".field-error")).First).ToBeAttachedAsync();
    }

    [Fact]
    public async Task File_ChosenForAFieldThatIsReplacedMeanwhile_IsRead()
    {
        await using var tab = await browser.OpenAsync();
        var connect = await tab.GoToWithoutCircuitAsync("/predictor/regression?view=own");
        var chooser = await tab.Page.RunAndWaitForFileChooserAsync(() => tab.Page.GetByLabel("File with a table").ClickAsync());
        connect();
        await tab.WaitForCircuitAsync();

        await chooser.SetFilesAsync(Table);

        await Expect(tab.Page.GetByText("homes.csv").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task File_ChosenAsSoonAsTheFieldShows_IsRead()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(line: line);
        await tab.GoToAsync("/predictor/regression");
        await tab.SlowDownAsync(Slower);
        line.Delay = TimeSpan.FromSeconds(0.3);

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Your own table" }).ClickAsync();
        await tab.Page.GetByLabel("File with a table").SetInputFilesAsync(Table);

        await Expect(tab.Page.GetByText("homes.csv").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Search_TypedBeforeTheCircuitIsUp_IsAnswered()
    {
        await using var tab = await browser.OpenAsync();
        var connect = await tab.GoToWithoutCircuitAsync("/recommender/movies");
        FilmPage page = new(tab);
        await page.Search.FillAsync("the matirx");

        connect();

        await Expect(page.Options.First).ToContainTextAsync("The Matrix");
        await Expect(page.Search).ToHaveValueAsync("the matirx");
    }

    [Theory]
    [InlineData("/recommender", "Recommend", ".workbench-foot .field-error")]
    [InlineData("/lyrics", "Write", "#song-title:has-text('16')")]
    public async Task Button_PressedBeforeTheCircuitIsUp_Counts(string route, string name, string outcome)
    {
        await using var tab = await browser.OpenAsync();
        var connect = await tab.GoToWithoutCircuitAsync(route);
        await tab.Page.EvaluateAsync("() => { window.testSamePage = true; }");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

        connect();

        await Expect(tab.Page.Locator(outcome).First).ToBeVisibleAsync();
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.testSamePage === true"));
    }

    [Fact]
    public async Task Address_OfAnAnswerAfterThePersonHasGone_IsNotThatOfTheNewPage()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/data");
        const string set = "async address => { (await import('./js/page.js')).setAddress(address, false); return location.pathname + location.search; }";

        Assert.Equal("/data", await tab.Page.EvaluateAsync<string>(set, "/sentiment?text=late"));
        Assert.Equal("/data?section=films", await tab.Page.EvaluateAsync<string>(set, "/data?section=films"));
    }

    [Theory]
    [InlineData("/lyrics", "field-prefix", "a rose in the rain")]
    [InlineData("/lyrics", "field-themes", "rain, roses, rivers")]
    [InlineData("/recommender/movies", "film-search", "the return of the king")]
    [InlineData("/recommender", "spotify-link", "spotify:playlist:37i9dQZ")]
    public async Task Text_TypedFasterThanTheServerAnswers_StaysWhole(string route, string field, string text)
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(line: line);
        await tab.GoToAsync(route);
        await tab.SlowDownAsync(Slower);
        line.Delay = TimeSpan.FromSeconds(0.1);

        await tab.Page.Locator($"#{field}").PressSequentiallyAsync(text, new() { Delay = 35 });
        await tab.Page.WaitForTimeoutAsync(1_000);

        await Expect(tab.Page.Locator($"#{field}")).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task Text_SetBackToEarlierLettersByALateAnswer_ComesBackWhole()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(line: line);
        await tab.GoToAsync("/lyrics");
        var field = tab.Page.Locator("#field-themes");
        line.Delay = TimeSpan.FromSeconds(0.5);

        await field.PressSequentiallyAsync("roses");
        await field.EvaluateAsync("field => { field.value = 'ros'; }");

        await Expect(field).ToHaveValueAsync("roses");
    }

    [Fact]
    public async Task Film_ChosenByKeyWhileTheNextIsTyped_BothCount()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(line: line);
        var page = await FilmPage.OpenAsync(tab);
        await tab.SlowDownAsync(Slower);
        line.Delay = TimeSpan.FromSeconds(0.2);

        await page.Search.FillAsync("the matirx");
        await Expect(page.Options.First).ToContainTextAsync("The Matrix");
        await page.Search.PressAsync("ArrowDown");
        await Expect(page.Search).ToHaveAttributeAsync("aria-activedescendant", "film-search-0");
        await page.Search.PressAsync("Enter");
        await page.Search.PressSequentiallyAsync("runner blade 1982");

        await Expect(page.Chosen).ToHaveTextAsync("The Matrix (1999)");
        await Expect(page.Search).ToHaveValueAsync("runner blade 1982");
        await Expect(page.Options.First).ToContainTextAsync("Blade Runner");
        await page.Options.First.ClickAsync();
        await Expect(page.Chosen).ToHaveTextAsync(["The Matrix (1999)", "Blade Runner (1982)"]);
    }

    [Fact]
    public async Task Film_ClickedWhileTheListChanges_IsTheOneUnderThePointer()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(line: line);
        var page = await FilmPage.OpenAsync(tab);
        await page.Search.FillAsync("matrix");
        await Expect(page.Options.First).ToBeVisibleAsync();
        line.Delay = TimeSpan.FromSeconds(0.4);

        // By then the server has the newer list, and the browser still the older one.
        await page.Search.FillAsync("runner blade 1982");
        await tab.Page.WaitForTimeoutAsync(750);
        string name = await tab.Page.EvaluateAsync<string>("""
            () => {
                const option = document.querySelector('[role=option]');
                option.click();
                return option.querySelector('.hit-name').textContent;
            }
            """);

        await Expect(page.Chosen).ToHaveTextAsync(name);
    }
}
