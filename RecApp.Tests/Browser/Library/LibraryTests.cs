using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Library;

public class LibraryTests(BrowserFixture browser)
{
    [Fact]
    public async Task Heart_PressedOnAFilm_IsInTheLibraryAndStillThereAfterAReload()
    {
        await using var tab = await browser.OpenAsync();
        var page = await FilmPage.OpenAsync(tab, "?ids=1214,541");
        var heart = page.Films.First.Locator(".heart");
        string name = (await page.NamesAsync())[0];
        await Expect(heart).ToHaveAttributeAsync("aria-label", $"Keep {name}");

        await heart.ClickAsync();
        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(heart).ToBeFocusedAsync();
        await tab.GoToAsync("/library");

        await Expect(Kept(tab)).ToHaveTextAsync([name]);
        await Kept(tab).ClickAsync();
        await Expect(page.Chosen).ToHaveTextAsync(name);
        tab.AssertNoErrors();
    }

    [Theory]
    [InlineData("/recommender?playlist=37i9dQZF1DX0SM0LYsmbMT&take=10")]
    [InlineData("/predictor?field=1107&sat=1250")]
    [InlineData("/lyrics?lines=2&seed=7")]
    public async Task Heart_OnWhateverIsAnswered_LeadsBackToIt(string address)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync(address);
        var heart = tab.Page.Locator(".workbench-answer .heart").First;
        await heart.ClickAsync();
        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "true");
        string kept = (await heart.GetAttributeAsync("aria-label"))!["Kept: ".Length..];

        await tab.GoToAsync("/library");
        await Expect(Kept(tab)).ToHaveTextAsync([kept]);
        await Kept(tab).ClickAsync();

        await Expect(tab.Page).ToHaveURLAsync(new Regex($"{Regex.Escape(address.Split('?')[0])}\\?"));
        await Expect(tab.Page.Locator(".heart").First).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Library_Full_FitsEveryLook()
    {
        await using var tab = await browser.OpenAsync();
        await OpenFilledAsync(tab);

        await tab.AssertFitsEveryLookAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Remove_ByKeyboardAlone_IsUndone(ColorScheme scheme)
    {
        await using var tab = await browser.OpenAsync(scheme);
        await OpenFilledAsync(tab);

        await tab.Page.GetByLabel("Remove Blade Runner (1982)").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Kept(tab)).ToHaveTextAsync(["So What", "Alien (1979)"]);
        await Expect(tab.Page.GetByLabel("Remove Alien (1979)")).ToBeFocusedAsync();
        await Expect(tab.Page.Locator(".mud-snackbar")).ToContainTextAsync("Removed Blade Runner (1982)");
        // Half faded in it has half of its contrast.
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('.mud-snackbar').getAnimations().every(one => one.playState !== 'running')");
        await tab.AssertAccessibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");

        await Expect(Kept(tab)).ToHaveTextAsync(["So What", "Blade Runner (1982)", "Alien (1979)"]);
        await Expect(tab.Page.GetByLabel("Remove Blade Runner (1982)")).ToBeFocusedAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Remove_OneAfterTheOther_NeverLosesTheFocus()
    {
        await using var tab = await browser.OpenAsync();
        await OpenFilledAsync(tab);

        await tab.Page.GetByLabel("Remove Alien (1979)").ClickAsync();
        await Expect(tab.Page.GetByLabel("Remove Blade Runner (1982)")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByLabel("Remove So What")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(Kept(tab)).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("h1")).ToBeFocusedAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Remove all answers" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing here yet" })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("h1")).ToBeFocusedAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).Last.ClickAsync();
        await Expect(tab.Page.Locator(".answer")).ToHaveCountAsync(3);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task TwoTabs_EachKeepsAndRemoves_NeitherLosesTheOthers()
    {
        await using var tab = await browser.OpenAsync();
        var first = await FilmPage.OpenAsync(tab, "?ids=1214,541");
        string name = (await first.NamesAsync())[0], other = (await first.NamesAsync())[1];
        var second = await tab.Page.Context.NewPageAsync();
        await second.GotoAsync(tab.At("/recommender/movies?ids=1214,541"));
        var hearts = second.Locator("#films .heart");

        await first.Films.Nth(0).Locator(".heart").ClickAsync();
        await Expect(hearts.Nth(0)).ToHaveAttributeAsync("aria-pressed", "true");
        await hearts.Nth(1).ClickAsync();
        await Expect(first.Films.Nth(1).Locator(".heart")).ToHaveAttributeAsync("aria-pressed", "true");
        await second.GotoAsync(tab.At("/library"));
        await Expect(second.Locator(".kept-text a")).ToHaveTextAsync([other, name]);
        await second.GetByLabel($"Remove {name}", new() { Exact = true }).ClickAsync();

        await Expect(first.Films.Nth(0).Locator(".heart")).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(first.Films.Nth(1).Locator(".heart")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Theory]
    [InlineData("not JSON at all", "no library of this product")]
    [InlineData("""{"version":7,"favourites":[],"answers":[]}""", "another version")]
    public async Task Import_FileOfSomethingElse_SaysSoAndChangesNothing(string text, string problem)
    {
        await using var tab = await browser.OpenAsync();
        await OpenFilledAsync(tab);

        await ImportAsync(tab, text);

        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(problem);
        await Expect(Kept(tab)).ToHaveCountAsync(3);
        await tab.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Import_PartlyBrokenFile_BringsInWhatCanBeUsedAndSaysHowMuch()
    {
        await using var tab = await browser.OpenAsync();
        await OpenFilledAsync(tab);

        await ImportAsync(tab, """
            {"version":1,"favourites":[
              {"kind":"song","key":"1","title":"So What","detail":"","address":"/recommender?tracks=4vLYewWIvqHfKtJDk8c8tq","at":"2026-11-20T10:00:00Z"},
              {"kind":"film","key":"2571","title":"The Matrix (1999)","detail":"","address":"/recommender/movies?ids=2571","at":"2026-11-20T10:00:00Z"},
              {"kind":"film","key":"2","title":"Elsewhere","detail":"","address":"https://evil.example/","at":"2026-11-20T10:00:00Z"}],"answers":[17]}
            """);

        await Expect(tab.Page.Locator(".library-file [role=status]")).ToHaveTextAsync("1 entry came in. 1 was there already. 2 could not be used and are left out.");
        await Expect(Kept(tab).Filter(new() { HasText = "The Matrix (1999)" })).ToHaveCountAsync(1);
        await Expect(Kept(tab).Filter(new() { HasText = "Elsewhere" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Export_ImportedInAnotherBrowser_IsTheSameLibrary()
    {
        await using var tab = await browser.OpenAsync();
        await OpenFilledAsync(tab);
        var exported = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync());
        await using var elsewhere = await browser.OpenAsync();
        await elsewhere.GoToAsync("/library");
        await Expect(elsewhere.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing here yet" })).ToBeVisibleAsync();

        await elsewhere.Page.Locator("#library-file").SetInputFilesAsync(await exported.PathAsync());

        await Expect(elsewhere.Page.Locator(".library-file [role=status]")).ToHaveTextAsync("6 entries came in.");
        await Expect(Kept(elsewhere)).ToHaveTextAsync(["So What", "Blade Runner (1982)", "Alien (1979)"]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"version":99,"favourites":"all","answers":{}}""")]
    [InlineData("""{"version":1,"favourites":"all","answers":{}}""")]
    public async Task Storage_EditedByHand_IsAMissAndKeepsWhatComes(string text)
    {
        await using var tab = await browser.OpenAsync();
        await StoreAsync(tab, text);
        var page = await FilmPage.OpenAsync(tab, "?ids=1214,541");
        var heart = page.Films.First.Locator(".heart");
        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "false");

        await heart.ClickAsync();

        await Expect(heart).ToHaveAttributeAsync("aria-pressed", "true");
        await tab.GoToAsync("/library");
        await Expect(Kept(tab)).ToHaveCountAsync(1);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Storage_OfAnotherVersionOrTooLarge_SaysSoOnThePage()
    {
        await using var tab = await browser.OpenAsync();
        await StoreAsync(tab, """{"version":99,"favourites":[],"answers":[]}""");
        await tab.GoToAsync("/library");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("another version");
        await tab.Page.EvaluateAsync("() => localStorage.setItem('recapp-library', 'x'.repeat(1100000))");

        await tab.GoToAsync("/library");

        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("larger than 1 MB");
        await tab.AssertAccessibleAsync();
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Storage_AsMuchAsFits_IsReadOverTheCircuit()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/models");
        await tab.Page.EvaluateAsync(
            """
            () => localStorage.setItem('recapp-library', JSON.stringify({ version: 1, answers: [], favourites: [...Array(600).keys()].map(key =>
                ({ kind: 'song', key: `${key}`, title: `Song ${key} ${'x'.repeat(150)}`, detail: 'y'.repeat(150), address: '/recommender?tracks=4vLYewWIvqHfKtJDk8c8tq', at: new Date(1e12 + key * 1000).toISOString() })) }))
            """);

        await tab.GoToAsync("/library");

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Kept 500", Exact = true })).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("100 entries can't be read")).ToBeVisibleAsync();
        await Expect(tab.Page.GetByText("500 of 500 places are taken")).ToBeVisibleAsync();
        tab.AssertNoErrors();
    }

    /// <summary>A page whose library has three things kept and three answers.</summary>
    internal static async Task OpenFilledAsync(BrowserTab tab, string address = "/library")
    {
        await StoreAsync(tab, """
            {"version":1,"favourites":[
              {"kind":"film","key":"541","title":"Blade Runner (1982)","detail":"Action · Sci-Fi","address":"/recommender/movies?ids=541","at":"2026-11-29T12:00:00Z"},
              {"kind":"film","key":"1214","title":"Alien (1979)","detail":"Horror · Sci-Fi","address":"/recommender/movies?ids=1214","at":"2026-11-29T11:00:00Z"},
              {"kind":"song","key":"1","title":"So What","detail":"Kind of Blue","address":"/recommender?tracks=4vLYewWIvqHfKtJDk8c8tq","at":"2026-11-29T10:00:00Z"}],
             "answers":[
              {"headline":"Aliens (1986) and more","address":"/recommender/movies?ids=1214,541","isWhole":true,"at":"2026-11-29T12:00:00Z"},
              {"headline":"Positive, but what was it?","address":"/sentiment","isWhole":false,"at":"2026-11-29T11:00:00Z"},
              {"headline":"My Neighbor Totoro and more","address":"/recommender/movies?ids=5618","isWhole":true,"at":"2026-11-29T10:00:00Z"}]}
            """);
        await tab.GoToAsync(address);
    }

    private static ILocator Kept(BrowserTab tab) => tab.Page.Locator(".kept-text a");

    private static async Task StoreAsync(BrowserTab tab, string text)
    {
        // Any page of the same origin that takes no part in it.
        await tab.Page.GotoAsync(tab.At("/favicon.svg"));
        await tab.Page.EvaluateAsync("text => localStorage.setItem('recapp-library', text)", text);
    }

    private static Task ImportAsync(BrowserTab tab, string text) =>
        tab.Page.Locator("#library-file").SetInputFilesAsync(new FilePayload { Name = "library.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
}
