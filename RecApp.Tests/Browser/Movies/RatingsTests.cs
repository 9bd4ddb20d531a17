using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Movies;

public class RatingsTests(BrowserFixture browser)
{
    private const string Letterboxd = "Date,Name,Year,Letterboxd URI,Rating\n2026-01-03,Alien,1979,https://boxd.it/a,4.5\n2026-01-04,8½,1963,https://boxd.it/b,4\n"
        + "2026-01-06,Armageddon,1998,https://boxd.it/c,1\n2026-01-07,<b>Nobody's</b> Film,2025,https://boxd.it/d,3\n";

    [Fact]
    public async Task File_OfRatings_GoesIntoTheFormAndCanBeTakenBack()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=858");
        await Expect(page.Films).ToHaveCountAsync(10);

        await page.UploadAsync("ratings.csv", Letterboxd);

        await Expect(page.Chosen).ToHaveCountAsync(4);
        await Expect(page.Page.Locator(".upload-report")).ToHaveTextAsync("3 of 4 films found. Its ratings are stars, up to 5.");
        await page.Page.GetByText("1 row was left out").ClickAsync();
        await Expect(page.Page.Locator(".row-problems li")).ToHaveTextAsync("Row 4: “<b>Nobody's</b> Film” (2025) is unknown: our films end in 2018.");
        await Expect(page.Page.GetByLabel("Your rating of Armageddon (1998)")).ToHaveValueAsync("1");
        await Expect(page.Films).ToHaveCountAsync(10);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(page.Chosen).ToHaveTextAsync(["The Godfather (1972)"]);
        await Expect(page.Page.Locator(".upload-report")).ToHaveCountAsync(0);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Sample_TriedByKeyboard_IsReadAndUsedAsAFileIs()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=858");
        await Expect(page.Films).ToHaveCountAsync(10);
        await page.OpenRatingsAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Try with sample data" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page.Locator(".upload-report")).ToHaveTextAsync("6 of 6 films found. Its ratings are stars, up to 5.");
        await Expect(page.Chosen).ToHaveCountAsync(6);
        await Expect(page.Page.Locator("details.fold:focus, details.fold :focus")).ToHaveCountAsync(1);
        await Expect(page.Films).ToHaveCountAsync(10);
        await tab.AssertFitsEveryLookAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task File_WithoutFilms_IsExplainedAndNothingIsLost()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=858");
        await Expect(page.Films).ToHaveCountAsync(10);

        await page.UploadAsync("other.csv", "Date,Amount\n2026-01-01,12\n");

        await Expect(page.Page.Locator(".field-error")).ToContainTextAsync("No films were found: it takes a column of titles, or of ids of IMDb, TMDB or MovieLens. It has: Date, Amount.");
        await Expect(page.Chosen).ToHaveTextAsync(["The Godfather (1972)"]);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Search_ALinkAndEnter_TakesItsFilmAndWhatIsMissingIsSaid()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=858");
        await Expect(page.Films).ToHaveCountAsync(10);
        await page.Search.FillAsync("https://www.imdb.com/title/tt0133093/");
        await Expect(page.Options).ToHaveTextAsync([new Regex("The Matrix")]);
        await page.Search.PressAsync("Enter");
        await Expect(page.Chosen).ToHaveTextAsync(["The Godfather (1972)", "The Matrix (1999)"]);

        await page.Search.FillAsync("Oppenheimer Barbie");

        await Expect(page.Page.Locator(".typeahead-status", new() { HasText = "No film called" })).ToHaveTextAsync("No film called “Oppenheimer Barbie”; our films end in 2018.");
        tab.AssertNoErrors();
    }
}
