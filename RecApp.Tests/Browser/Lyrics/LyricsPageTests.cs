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
        await Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("seed=\\d+"));
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
        await tab.Page.WaitForURLAsync("**/models");
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
        await Expect(tab.Page.GetByText(new System.Text.RegularExpressions.Regex("^Stopped after [0-9]+ of 64 lines\\.$"))).ToBeVisibleAsync();
        Assert.InRange(await tab.Page.Locator(".song-text").CountAsync(), 2, 63);
        tab.AssertNoErrors();
    }

    [Fact]
    public async Task Page_WithSongAndActions_FitsEveryLook()
    {
        await using var tab = await browser.OpenAsync(server: small.Server);
        await tab.GoToAsync("/lyrics?lines=6&scheme=ABCABC&syllables=7&seed=5");
        await Expect(tab.Page.Locator("#song-title")).ToHaveTextAsync("6 lines in ABCABC");
        await tab.DrawChartsAsync(2);
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
