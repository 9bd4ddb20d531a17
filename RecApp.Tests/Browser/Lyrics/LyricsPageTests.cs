using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecApp.Tests.Features.Lyrics;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser.Lyrics;

public sealed class LyricsPageTests(BrowserFixture browser, LyricsPageTests.SmallServer small) : IClassFixture<LyricsPageTests.SmallServer>
{
    [Fact]
    public async Task Write_Song_LinesAppearAndCanBeRolledAgainEditedAndUndone()
    {
        await using var tab = await browser.OpenAsync(server: small.Server);
        await tab.GoToAsync("/lyrics?lines=8&syllables=7");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator("#song-title")).ToHaveTextAsync("8 lines in AABB");
        await Expect(tab.Page).ToHaveURLAsync(new Regex("seed=\\d+"));
        var texts = tab.Page.Locator(".song-text");
        var before = await texts.AllInnerTextsAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Change line 2", Exact = true }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Re-roll", Exact = true }).ClickAsync();
        await Expect(texts.Nth(1)).Not.ToHaveTextAsync(before[1]);
        // The lines come back one by one.
        await Expect(texts).ToHaveCountAsync(before.Count);
        var after = await texts.AllInnerTextsAsync();
        Assert.Equal(before.Where((_, i) => i != 1), after.Where((_, i) => i != 1));

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(texts.Nth(1)).ToHaveTextAsync(before[1]);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Change line 1", Exact = true }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await tab.Page.GetByLabel("Text of line 1").FillAsync("My own <b>line</b> of night");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(texts.First).ToHaveTextAsync("My own <b>line</b> of night");
        await Expect(texts).ToHaveCountAsync(before.Count);
        var changed = await texts.AllInnerTextsAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("changes=1%20My%20own"));

        await using var other = await browser.OpenAsync(server: small.Server);
        await other.GoToAsync(new Uri(tab.Page.Url).PathAndQuery);
        await Expect(other.Page.Locator(".song-text").First).ToHaveTextAsync("My own <b>line</b> of night");
        await Expect(other.Page.Locator(".song-text")).ToHaveTextAsync(changed);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Link_WithSeed_WritesTheSameSongAndSurvivesLeaving()
    {
        await using var tab = await browser.OpenAsync(server: small.Server);
        await tab.GoToAsync("/lyrics?lines=4&syllables=7&seed=5");
        var texts = tab.Page.Locator(".song-text");
        await Expect(tab.Page.Locator("#song-title")).ToHaveTextAsync("4 lines in AABB");
        var first = await texts.AllInnerTextsAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Models" }).First.ClickAsync();
        await Expect(tab.Page).ToHaveURLAsync(new Regex("/models$"));
        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Lyrics" }).ClickAsync();
        await Expect(texts).ToHaveCountAsync(4);
        Assert.Equal(first, await texts.AllInnerTextsAsync());

        await using var other = await browser.OpenAsync(server: small.Server);
        await other.GoToAsync("/lyrics?lines=4&syllables=7&seed=5");
        await Expect(other.Page.Locator("#song-title")).ToHaveTextAsync("4 lines in AABB");
        Assert.Equal(first, await other.Page.Locator(".song-text").AllInnerTextsAsync());
    }

    [Fact]
    public async Task Stop_WhileLinesAppear_LeavesThoseThatStand()
    {
        await using var slow = new BrowserServer { ModelsPath = small.Server.ModelsPath, Settings = { ["Lyrics:Candidates"] = "64", ["Lyrics:Cores"] = "1" } };
        await using var tab = await browser.OpenAsync(server: slow);
        await tab.GoToAsync("/lyrics?lines=64&syllables=7");
        // A click from here would come after the small model's last line: the page itself presses Stop when it shows the third.
        await tab.Page.EvaluateAsync("""
            () => new MutationObserver((_, observer) => {
              const stop = [...document.querySelectorAll('button')].find(button => button.textContent.trim() === 'Stop');
              if (!stop || document.querySelectorAll('.song-text').length < 3) return;
              observer.disconnect();
              stop.click();
            }).observe(document.body, { childList: true, subtree: true, characterData: true })
            """);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByText(new Regex("^Stopped after [0-9]+ of 64 lines\\.$"))).ToBeVisibleAsync();
        Assert.InRange(await tab.Page.Locator(".song-text").CountAsync(), 2, 63);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Page_WithNothingAsked_ShowsAnExampleAndStartsAfresh()
    {
        await using var tab = await browser.OpenAsync(server: small.Server);
        await tab.GoToAsync("/lyrics");
        await Expect(tab.Page.Locator("#song-title")).ToHaveTextAsync("8 lines in AABB");
        await Expect(tab.Page.Locator(".example-notice")).ToContainTextAsync("A night song");
        await Expect(tab.Page.Locator(".chip[aria-current]")).ToHaveTextAsync("A night song");
        await Expect(tab.Page.GetByLabel("First line")).ToHaveValueAsync("");
        string html = await tab.ReadAsync("/lyrics");
        Assert.Contains("The moon is on the quiet ", html, StringComparison.Ordinal);

        await tab.Page.GetByText("Start with your own").ClickAsync();
        await Expect(tab.Page.GetByLabel("First line")).ToBeFocusedAsync();
        await tab.Page.GetByLabel("Words that should appear").FillAsync("rain");
        await tab.Page.GetByLabel("Words that should appear").PressAsync("Enter");

        await Expect(tab.Page.Locator("#song-title")).ToHaveTextAsync("16 lines in AABB");
        await Expect(tab.Page.Locator(".example-notice")).ToHaveCountAsync(0);
        await Expect(tab.Page).ToHaveURLAsync(new Regex("themes=rain&seed=\\d+$"));
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task LineMenu_ByKeyboard_NeverLosesTheFocus()
    {
        await using var tab = await browser.OpenAsync(server: small.Server);
        await tab.GoToAsync("/lyrics?lines=4&syllables=7&seed=5");
        var second = Button("Change line 2");
        await PressAsync(second);
        await PressAsync(Button("Re-roll"));
        await Expect(second).ToBeFocusedAsync();

        await PressAsync(second);
        await PressAsync(Button("Edit"));
        await Expect(tab.Page.GetByLabel("Text of line 2")).ToBeFocusedAsync();
        await PressAsync(Button("Cancel"));
        await Expect(second).ToBeFocusedAsync();

        await PressAsync(second);
        await PressAsync(tab.Page.Locator(".song-ends .chip").First);
        await Expect(second).ToBeFocusedAsync();

        await PressAsync(second);
        await PressAsync(Button("Keep"));
        await Expect(Button("Kept")).ToBeFocusedAsync();
        await PressAsync(Button("Re-roll all but the 1 kept"));
        await Expect(Button("Undo")).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("#answer")).ToBeFocusedAsync();

        for (int undone = 0; undone < 3; undone++)
            await PressAsync(Button("Undo"));
        await Expect(Button("Undo")).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(Button("Undo")).ToBeFocusedAsync();

        ILocator Button(string name) => tab.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        static async Task PressAsync(ILocator element)
        {
            await Expect(element).ToBeVisibleAsync();
            await element.FocusAsync();
            await element.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task Write_OnAPhone_FoldsTheFormAndLeadsToTheSong()
    {
        await using var tab = await browser.OpenAsync(width: 360, height: 740, server: small.Server);
        await tab.GoToAsync("/lyrics");
        await Expect(tab.Page.Locator("#song-title")).ToHaveTextAsync("8 lines in AABB");
        await tab.UnfoldAsync();
        await tab.Page.GetByLabel("First line").FillAsync("My own moon");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true }).ClickAsync();

        await Expect(tab.Page.GetByLabel("First line")).ToBeHiddenAsync();
        await Expect(tab.Page.Locator("#answer")).ToBeFocusedAsync();
        await Expect(tab.Page.Locator("#song-title")).ToHaveTextAsync("16 lines in AABB");
        await Expect(tab.Page.Locator("#song-title")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Tab_OfALink_ShowsHowTheSongWasWrittenInTwoScreensAtMost()
    {
        await using var tab = await browser.OpenAsync(width: 1280, height: 900, server: small.Server);
        await tab.GoToAsync("/lyrics?syllables=7&seed=5&tab=writing");
        await Expect(tab.Page.Locator("#figures-title")).ToBeVisibleAsync();
        await tab.DrawChartsAsync(2);
        Assert.InRange(await HeightAsync(), 900, 1800);

        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Song" }).ClickAsync();
        await Expect(tab.Page.Locator(".song-text")).ToHaveCountAsync(16);
        await Expect(tab.Page).ToHaveURLAsync(new Regex("seed=5$"));
        Assert.InRange(await HeightAsync(), 900, 1800);

        Task<int> HeightAsync() => tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
    }

    [Fact]
    public async Task Print_Song_LeavesTheRestOut()
    {
        await using var tab = await browser.OpenAsync(server: small.Server);
        await tab.GoToAsync("/lyrics?lines=4&syllables=7&seed=5");
        await Expect(tab.Page.Locator(".song-text")).ToHaveCountAsync(4);

        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(tab.Page.Locator(".song-text").First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("h1, h2, button, input, textarea, [role=tab]").Filter(new() { Visible = true })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Page_WithSongAndActions_FitsEveryLook()
    {
        await using var tab = await browser.OpenAsync(server: small.Server);
        await tab.GoToAsync("/lyrics?lines=6&scheme=ABCABC&syllables=7&seed=5&tab=writing");
        await tab.DrawChartsAsync(2);
        await tab.AssertFitsEveryLookAsync();
        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Song" }).ClickAsync();
        await Expect(tab.Page.Locator("#song-title")).ToHaveTextAsync("6 lines in ABCABC");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Change line 2", Exact = true }).ClickAsync();
        await Expect(tab.Page.Locator(".song-ends .chip").First).ToBeVisibleAsync();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Keep", Exact = true }).ClickAsync();
        await tab.Page.GetByText("Advanced").ClickAsync();
        await tab.AssertFitsEveryLookAsync();
    }

    public sealed class SmallServer : IAsyncDisposable
    {
        private readonly SmallLyrics _small = new();

        public SmallServer() => Server = new() { ModelsPath = _small.Models };

        public BrowserServer Server { get; }

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            _small.Dispose();
        }
    }
}
