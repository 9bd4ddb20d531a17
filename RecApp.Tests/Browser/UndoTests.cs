using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Browser.Recommender;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>What a press removes can be taken back for a while, and who uses the keyboard stays where the thing was.</summary>
public sealed class UndoTests(BrowserFixture browser)
{
    [Fact]
    public async Task Film_RemovedByKeyboard_LeavesTheFocusInTheListAndComesBackWhereItWas()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1,260,480");
        await Expect(page.Chosen).ToHaveTextAsync(["Toy Story (1995)", "Star Wars: Episode IV - A New Hope (1977)", "Jurassic Park (1993)"]);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Toy Story (1995)" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Chosen).ToHaveCountAsync(2);
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Star Wars" })).ToBeFocusedAsync();

        await UndoAsync(tab, "Removed Toy Story (1995)");
        await Expect(page.Chosen).ToHaveTextAsync(["Toy Story (1995)", "Star Wars: Episode IV - A New Hope (1977)", "Jurassic Park (1993)"]);
        await Expect(page.Films).ToHaveCountAsync(10);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Films_AllCleared_ComeBackBesideWhatWasAddedSince()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1,260&stars=260:2");
        await Expect(page.Films).ToHaveCountAsync(10);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await Expect(page.Chosen).ToHaveCountAsync(0);
        await AssertFocusedAsync(tab);

        await UndoAsync(tab, "Removed 2 films");
        await Expect(page.Chosen).ToHaveCountAsync(2);
        await Expect(page.Films).ToHaveCountAsync(10);
    }

    [Fact]
    public async Task Films_AllClearedByKeyboard_ComeBackByKeyboardUnlessItBelongsToAText()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1,260");
        await Expect(page.Films).ToHaveCountAsync(10);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).PressAsync("Enter");
        await Expect(Offer(tab)).ToContainTextAsync("Removed 2 films");

        await page.Search.PressSequentiallyAsync("x");
        await page.Page.Keyboard.PressAsync("Control+z");
        await Expect(page.Search).ToHaveValueAsync("");
        await Expect(page.Chosen).ToHaveCountAsync(0);
        await page.Page.Keyboard.PressAsync("Control+z");

        await Expect(page.Chosen).ToHaveCountAsync(2);
        await Expect(Offer(tab)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Film_NotWanted_IsOnOffer()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1");
        await Expect(page.Films).ToHaveCountAsync(10);
        string first = (await page.NamesAsync())[0];

        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Not this: {first}" }).ClickAsync();
        await Expect(page.Chosen).ToHaveCountAsync(2);
        await AssertFocusedAsync(tab);

        await UndoAsync(tab, $"Not {first}");
        await Expect(page.Chosen).ToHaveTextAsync(["Toy Story (1995)"]);
        await Expect(page.Page.Locator("#films .film-name").First).ToHaveTextAsync(first);
    }

    [Fact]
    public async Task Playlist_Cleared_ComesBackWithItsSongs()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, $"/recommender?playlist={RecommenderPage.JazzVibes}");
        await Expect(page.Songs).ToHaveCountAsync(10);
        var songs = await page.SongNamesAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await Expect(page.Selection).ToHaveCountAsync(0);
        await Expect(page.Songs).ToHaveCountAsync(0);
        await AssertFocusedAsync(tab);

        await UndoAsync(tab, "Removed everything");
        await Expect(page.Selection).ToContainTextAsync("Jazz Vibes");
        await Expect(page.Songs).ToHaveCountAsync(10);
        Assert.Equal(songs, await page.SongNamesAsync());
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Song_NotWanted_ComesBack()
    {
        await using var tab = await browser.OpenAsync();
        var page = await RecommenderPage.OpenAsync(tab, $"/recommender?playlist={RecommenderPage.JazzVibes}");
        await Expect(page.Songs).ToHaveCountAsync(10);
        var songs = await page.SongNamesAsync();

        await page.Page.Locator("#songs").GetByRole(AriaRole.Button, new() { Name = "Not this" }).First.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Songs.First).Not.ToContainTextAsync(songs[0]);
        await Expect(page.Page.Locator("#songs").GetByRole(AriaRole.Button, new() { Name = "Not this" }).First).ToBeFocusedAsync();

        await UndoAsync(tab, $"Not {songs[0]}");
        await Expect(page.Songs.First).ToContainTextAsync(songs[0]);
    }

    [Fact]
    public async Task Offer_AfterSixSecondsOrOnAnotherPage_IsGone()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1,260");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Toy Story (1995)" }).ClickAsync();
        await Expect(Offer(tab)).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Star Wars" }).ClickAsync();
        await Expect(Offer(tab)).ToHaveCountAsync(1);
        await Expect(Offer(tab)).ToContainTextAsync("Star Wars");
        // It stays for whoever points at it, and a window that grows or shrinks brings it under the mouse.
        await tab.Page.Mouse.MoveAsync(1, 1);
        await tab.AssertFitsEveryLookAsync();

        await Expect(Offer(tab)).ToHaveCountAsync(0, new() { Timeout = 15_000 });
    }

    private static ILocator Offer(BrowserTab tab) => tab.Page.Locator(".mud-snackbar");

    private static async Task UndoAsync(BrowserTab tab, string done)
    {
        await Expect(Offer(tab)).ToContainTextAsync(done);
        await Offer(tab).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Offer(tab)).ToHaveCountAsync(0);
        await AssertFocusedAsync(tab);
    }

    private static async Task AssertFocusedAsync(BrowserTab tab) =>
        await tab.Page.WaitForFunctionAsync("() => document.activeElement && document.activeElement !== document.body");
}
