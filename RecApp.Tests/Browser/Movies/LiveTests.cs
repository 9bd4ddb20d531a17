using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Movies;

public class LiveTests(BrowserFixture browser)
{
    [Fact]
    public async Task Search_MisspeltInAnyOrder_AnswersAtOnceWithReasons()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab);

        await page.ChooseAsync("the matirx");
        await Expect(page.Chosen).ToHaveTextAsync("The Matrix (1999)");
        await Expect(page.Films).ToHaveCountAsync(10);
        await Expect(page.Films.First.Locator(".film-reason")).ToHaveTextAsync("Because you like The Matrix");
        await page.ChooseAsync("runner blade 1982");

        await Expect(page.Films.First.Locator(".film-reason")).ToContainTextAsync("Blade Runner");
        Assert.DoesNotContain("The Matrix (1999)", await page.NamesAsync());
        await Expect(page.Page).ToHaveURLAsync(new Regex("/recommender/movies[?]ids=2571,541$"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Results_WithAllThatOpens_FitEveryLook()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=16,858,1214&stars=5,-,3.5&genre=Drama&num=1000");
        await Expect(page.Films).ToHaveCountAsync(10);
        await page.Films.First.GetByText("Why?").ClickAsync();
        await Expect(page.Page.Locator(".similar-films li")).ToHaveCountAsync(6);
        await page.Page.Locator("summary", new() { HasText = "Use via API" }).ClickAsync();

        await tab.AssertFitsEveryLookAsync();
        await page.ShowTabAsync("Map");
        await tab.DrawChartsAsync(2);
        await tab.AssertFitsEveryLookAsync();
    }

    [Fact]
    public async Task Page_WithNothingAsked_ShowsAnExampleAndStartsAfresh()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab);
        await Expect(page.Films).ToHaveCountAsync(10);
        await Expect(page.Page.Locator(".example-notice")).ToContainTextAsync("Alien and Blade Runner");
        await Expect(page.Page.Locator(".chip[aria-current]")).ToHaveTextAsync("Alien and Blade Runner");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/recommender/movies$"));

        await page.Page.GetByText("Start with your own").ClickAsync();
        await Expect(page.Search).ToBeFocusedAsync();
        await page.ChooseAsync("spirited away");

        await Expect(page.Page.Locator(".example-notice")).ToHaveCountAsync(0);
        await Expect(page.Chosen).ToContainTextAsync("Spirited Away");
        await Expect(page.Films.First.Locator(".film-reason")).ToContainTextAsync("Spirited Away");
    }

    [Fact]
    public async Task Example_ShownBefore_IsPartOfTheFirstHtml()
    {
        await using var tab = await browser.OpenAsync();
        await Expect((await FilmPage.OpenAsync(tab)).Films).ToHaveCountAsync(10);

        string html = await tab.ReadAsync("/recommender/movies");

        Assert.Contains("class=\"film-name\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tab_OfALink_IsShownAndBackLeadsToTheOneBefore()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1214&tab=favourites");
        await Expect(page.Page.GetByRole(AriaRole.Tab, new() { Name = "Crowd favourites" })).ToHaveAttributeAsync("aria-selected", "true");

        await page.ShowTabAsync("Map");
        await Expect(page.Page).ToHaveURLAsync(new Regex("ids=1214&tab=map$"));
        await page.Page.GoBackAsync();

        await Expect(page.Page.GetByRole(AriaRole.Tab, new() { Name = "Crowd favourites" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.ShowTabAsync("Closest");
        await Expect(page.Page).ToHaveURLAsync(new Regex("ids=1214$"));
        await Expect(page.Films).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task NotThis_OnAFilm_TakesItAwayAtOnce()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1214");
        await Expect(page.Films).ToHaveCountAsync(10);
        string first = (await page.NamesAsync())[0];

        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Not this: {first}" }).ClickAsync();

        await Expect(page.Page.Locator("#films .film-name", new() { HasText = first })).ToHaveCountAsync(0);
        await Expect(page.Page.GetByLabel($"Your rating of {first}")).ToHaveValueAsync("0.5");
    }

    [Fact]
    public async Task Form_OnAPhone_FoldsBesideItsAnswerAndLeadsBackToIt()
    {
        await using var tab = await browser.OpenAsync(width: 360, height: 740);
        var page = await FilmPage.OpenAsync(tab, "?ids=1214");
        await Expect(page.Films).ToHaveCountAsync(10);
        await Expect(page.Search).ToBeHiddenAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await Expect(page.Search).ToBeFocusedAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "See it" }).ClickAsync();

        await Expect(page.Page.Locator("#answer")).ToBeFocusedAsync();
        await Expect(page.Films.First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Filters_GenreAndYears_HoldForEveryFilm()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=858");
        await Expect(page.Films).ToHaveCountAsync(10);
        await page.Page.Locator("summary", new() { HasText = "Filters" }).ClickAsync();
        await page.Page.GetByLabel("Genre").SelectOptionAsync("Comedy");
        await page.Page.GetByLabel("From year").FillAsync("soon");
        await page.Page.GetByLabel("From year").PressAsync("Tab");
        await Expect(page.Page.Locator(".field-error")).ToContainTextAsync("Give a year such as 1994");
        await page.Page.GetByLabel("From year").FillAsync("1950");
        await page.Page.GetByLabel("To year").FillAsync("1959");
        await page.Page.GetByLabel("To year").PressAsync("Tab");

        await Expect(page.Page.Locator("#films .film-name").First).ToContainTextAsync("(195");
        Assert.All(await page.NamesAsync(), name => Assert.Contains("(195", name, StringComparison.Ordinal));
        Assert.All(await page.Films.Locator(".film-detail").AllTextContentsAsync(), genres => Assert.Contains("Comedy", genres, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_OpenedByAnotherPerson_ShowsTheSameFilms()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=4973,1917");
        await page.Page.GetByLabel("Your rating of Armageddon (1998)").SelectOptionAsync("1");
        await page.Page.GetByText("Neighbours", new() { Exact = true }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("stars=.*ranker=neighbours"));

        await using var other = await browser.OpenAsync();
        var again = await FilmPage.OpenAsync(other, new Uri(page.Page.Url).Query);

        await Expect(again.Films).ToHaveCountAsync(10);
        // The address is there before the answer.
        await Expect(page.Films.Locator(".film-name")).ToHaveTextAsync(await again.NamesAsync());
        await Expect(again.Page.GetByLabel("Your rating of Armageddon (1998)")).ToHaveValueAsync("1");
    }

    [Fact]
    public async Task Add_FromTheResults_JoinsTheForm()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1");
        await Expect(page.Films).ToHaveCountAsync(10);
        var first = (await page.NamesAsync())[0];

        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"More like this: add {first} to your films" }).ClickAsync();

        await Expect(page.Chosen).ToHaveTextAsync(["Toy Story (1995)", first]);
        await Expect(page.Page.Locator("#films .film-name", new() { HasText = first })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task State_AfterAnotherPage_IsStillThere()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=5618&unusual=0.5");
        await Expect(page.Films).ToHaveCountAsync(10);
        var names = await page.NamesAsync();

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Models" }).First.ClickAsync();
        await Expect(page.Page.Locator("h1")).ToHaveTextAsync("Models");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Films" }).First.ClickAsync();

        await Expect(page.Films).ToHaveCountAsync(10);
        Assert.Equal(names, await page.NamesAsync());
        await Expect(page.Page).ToHaveURLAsync(new Regex("ids=5618&unusual=0[.]5"));
    }

    [Fact]
    public async Task Link_WithUnknownFilms_NamesThemAndUsesTheRest()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1,999999999,x");

        await Expect(page.Films).ToHaveCountAsync(10);
        await Expect(page.Page.Locator(".link-problems li")).ToHaveTextAsync(
            ["ids: “x” is not the number of a film.", "ids: One film of the link is not in the catalogue: 999999999"]);
    }

    [Fact]
    public async Task Names_WithLongWords_AreBrokenBetweenWordsOnly()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1917,1097&stars=2.5,-");
        await Expect(page.Films).ToHaveCountAsync(10);

        foreach (int width in (int[])[1280, 1100, 900, 700, 360, 320])
        {
            await tab.Page.SetViewportSizeAsync(width, 800);
            await tab.UnfoldAsync();
            var broken = await tab.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('.selected-name, .film-name')].flatMap(name => [...name.textContent.matchAll(/\p{L}+/gu)].filter(word => {
                    const range = document.createRange();
                    range.setStart(name.firstChild, word.index);
                    range.setEnd(name.firstChild, word.index + word[0].length);
                    return new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1;
                })).map(word => word[0])
                """);
            Assert.True(broken.Length == 0, $"At {width} px: {string.Join(", ", broken)}");
        }
    }
}
