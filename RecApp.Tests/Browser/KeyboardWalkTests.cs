using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

/// <summary>One person without a mouse: through search, films, lyrics and themes, and never sent back to the beginning of a page.</summary>
public sealed class KeyboardWalkTests(BrowserFixture browser)
{
    // More than any way here takes; whoever has to press longer has lost it.
    private const int MostTabs = 60;
    private const int MostSteps = 4;

    [Fact]
    public async Task Product_ByKeyboardAlone_CanBeUsedAndKeepsTheFocus()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");
        await SearchAsync(tab, "/", "alien blade", "Film recommender");
        await tab.WatchFocusAsync();
        await FindFilmsAsync(tab);
        await KeepAndRefineAsync(tab);
        await ShowTheMapAsync(tab);
        await RemoveAndTakeBackAsync(tab);
        await SearchAsync(tab, "Control+k", "lyrics", "Lyrics");
        await WriteAsync(tab);
        await ChangeALineAsync(tab);
        await ChooseDarkAsync(tab);
        await SearchAsync(tab, "Control+k", "home", "Recommend, predict, judge and write");
        await tab.AssertFocusKeptAsync();
        tab.AssertNoErrors();
    }

    private static async Task SearchAsync(BrowserTab tab, string shortcut, string typed, string heading)
    {
        var field = tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search pages, examples and your library" });
        await tab.Page.Keyboard.PressAsync(shortcut);
        await Expect(field).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync(typed);
        await Expect(tab.Page.Locator("#shell-search-0")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading })).ToBeFocusedAsync();
    }

    private static async Task FindFilmsAsync(BrowserTab tab)
    {
        FilmPage page = new(tab);
        await Expect(page.Films).ToHaveCountAsync(10);
        await TabToAsync(tab, page.Search);
        await tab.Page.Keyboard.TypeAsync("the matirx");
        await Expect(page.Options.First).ToContainTextAsync("The Matrix (1999)");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Chosen).ToHaveTextAsync(["Alien (1979)", "Blade Runner (1982)", "The Matrix (1999)"]);
        await Expect(page.Search).ToBeFocusedAsync();
        await Expect(page.Search).ToHaveValueAsync("");
        await SettleAsync(tab, "The Matrix");
    }

    private static async Task KeepAndRefineAsync(BrowserTab tab)
    {
        var heart = tab.Page.Locator("#films .heart").First;
        await TabToAsync(tab, heart);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(heart).ToBeFocusedAsync();

        string film = await tab.Page.Locator("#films .film-name").First.InnerTextAsync();
        await TabToAsync(tab, tab.Page.GetByRole(AriaRole.Button, new() { Name = $"More like this: add {film} to your films" }));
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator(".selected-name").Nth(3)).ToHaveTextAsync(film);
        await SettleAsync(tab, film.Split(" (")[0]);
        await Expect(tab.Page.Locator("#films [title='More like this']:focus")).ToHaveCountAsync(1);
    }

    private static async Task ShowTheMapAsync(BrowserTab tab)
    {
        var first = tab.Page.GetByRole(AriaRole.Tab, new() { Selected = true });
        await TabToAsync(tab, first, "Shift+Tab");
        var map = tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Map" });
        await StepToAsync(tab, map, "ArrowRight");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(map).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("tab=map"));
        await Expect(map).ToBeFocusedAsync();
    }

    private static async Task RemoveAndTakeBackAsync(BrowserTab tab)
    {
        FilmPage page = new(tab);
        await TabToAsync(tab, tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Alien (1979)" }), "Shift+Tab");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Chosen).ToHaveCountAsync(3);
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Blade Runner" })).ToBeFocusedAsync();
        await Expect(tab.Page.Locator(".mud-snackbar")).ToContainTextAsync("Removed Alien (1979)");
        await tab.Page.Keyboard.PressAsync("Control+z");
        await Expect(page.Chosen).ToHaveCountAsync(4);
        await Expect(page.Chosen.First).ToHaveTextAsync("Alien (1979)");
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Blade Runner" })).ToBeFocusedAsync();
    }

    private static async Task WriteAsync(BrowserTab tab)
    {
        await Expect(tab.Page.Locator("#song-title")).ToBeVisibleAsync();
        await TabToAsync(tab, tab.Page.GetByLabel("First line"));
        await tab.Page.Keyboard.TypeAsync("The winter moon");
        var write = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true });
        await TabToAsync(tab, write);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("prefix=The%20winter%20moon.*seed=\\d+"), new() { Timeout = 60_000 });
        await Expect(tab.Page.Locator(".song-more").Nth(15)).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(tab.Page.Locator(".song-text").First).ToContainTextAsync("The winter moon");
        await Expect(write).ToBeFocusedAsync();
    }

    private static async Task ChangeALineAsync(BrowserTab tab)
    {
        var menu = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Change line 2", Exact = true });
        await TabToAsync(tab, menu);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(menu).ToHaveAttributeAsync("aria-expanded", "true");
        await TabToAsync(tab, tab.Page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }));
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByLabel("Text of line 2")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Control+a");
        await tab.Page.Keyboard.TypeAsync("And nobody awake but me");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator(".song-text").Nth(1)).ToHaveTextAsync("And nobody awake but me");
        await Expect(menu).ToBeFocusedAsync();
    }

    private static async Task ChooseDarkAsync(BrowserTab tab)
    {
        await tab.Page.Keyboard.PressAsync("Control+k");
        var theme = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Theme" });
        await TabToAsync(tab, theme);
        await tab.Page.Keyboard.PressAsync("Enter");
        var dark = tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Dark" });
        await Expect(dark).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".mud-popover-open :focus, .mud-popover-open:focus")).ToHaveCountAsync(1);
        await StepToAsync(tab, dark, "ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(theme).ToBeFocusedAsync();
    }

    // The answer to a film says it in its reasons; the address and the form know it earlier.
    private static async Task SettleAsync(BrowserTab tab, string film)
    {
        await Expect(tab.Page.Locator("#films .film-reason", new() { HasText = film }).First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
    }

    private static async Task TabToAsync(BrowserTab tab, ILocator wanted, string key = "Tab")
    {
        await Expect(wanted).ToHaveCountAsync(1);
        for (int pressed = 0; pressed < MostTabs && !await IsFocusedAsync(wanted); pressed++)
            await tab.Page.Keyboard.PressAsync(key);
        await Expect(wanted).ToBeFocusedAsync();
    }

    // The server moves the focus, so that each press has to arrive before the next.
    private static async Task StepToAsync(BrowserTab tab, ILocator wanted, string key)
    {
        for (int pressed = 0; pressed < MostSteps && !await IsFocusedAsync(wanted); pressed++)
        {
            await tab.Page.EvaluateAsync("() => { window.testStand = document.activeElement; }");
            await tab.Page.Keyboard.PressAsync(key);
            await tab.Page.WaitForFunctionAsync("() => document.activeElement !== window.testStand");
        }
        await Expect(wanted).ToBeFocusedAsync();
    }

    private static Task<bool> IsFocusedAsync(ILocator element) => element.EvaluateAsync<bool>("element => element === document.activeElement");
}
