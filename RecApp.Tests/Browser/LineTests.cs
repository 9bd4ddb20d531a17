using Microsoft.Playwright;
using RecApp.Tests.Browser.Movies;
using RecApp.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace RecApp.Tests.Browser;

public class LineTests(BrowserFixture browser)
{
    // Less than the time after which silence counts as loss: the browser's own word must have been enough.
    private const float SoonerThanSilence = 10_000;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Browser_GoesOfflineAndOnline_SaysSoAtOnceAndGoesOn(ColorScheme scheme, int width)
    {
        await using var tab = await browser.OpenAsync(scheme, width);
        var page = await FilmPage.OpenAsync(tab);
        await page.ChooseAsync("the matirx");

        await tab.Page.Context.SetOfflineAsync(true);
        await Expect(Dialog(tab)).ToBeVisibleAsync(new() { Timeout = SoonerThanSilence });
        await tab.AssertNoSidewaysScrollingAsync();
        await tab.Page.Context.SetOfflineAsync(false);
        await Expect(Dialog(tab)).ToBeHiddenAsync(new() { Timeout = SoonerThanSilence });

        await Expect(page.Chosen).ToHaveTextAsync("The Matrix (1999)");
        await page.ChooseAsync("runner blade 1982");
    }

    [Fact]
    public async Task Line_FallsSilent_IsNoticedAndNothingTypedMeanwhileIsLost()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(line: line);
        var page = await FilmPage.OpenAsync(tab);
        await page.ChooseAsync("the matirx");

        line.FallSilent();
        await page.Search.FillAsync("runner blade 1982");
        await Expect(Dialog(tab)).ToBeVisibleAsync(new() { Timeout = 25_000 });
        line.Speak();
        await Expect(Dialog(tab)).ToBeHiddenAsync();

        await Expect(page.Chosen).ToHaveTextAsync("The Matrix (1999)");
        await page.Options.First.ClickAsync();
        await Expect(page.Chosen).ToHaveTextAsync(["The Matrix (1999)", "Blade Runner (1982)"]);
    }

    [Fact]
    public async Task Click_SwallowedByASilentLine_IsSaidToMayNotHaveCounted()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(line: line);
        await tab.GoToAsync("/");

        line.FallSilent();
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await Expect(Busy(tab)).ToHaveCountAsync(1);
        await Expect(Dialog(tab)).ToBeVisibleAsync(new() { Timeout = 25_000 });
        await Expect(Busy(tab)).ToHaveCountAsync(0);
        line.Speak();

        await Expect(tab.Page.Locator("#busy-note")).ToContainTextAsync("Look whether it counted");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Answer_TakesSeconds_IsAnnouncedUntilItComes(ColorScheme scheme, int width)
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(scheme, width, line: line);
        await tab.GoToAsync("/");
        line.Delay = TimeSpan.FromSeconds(1.5);
        var height = await HeightAsync(tab);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await Expect(Busy(tab)).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator("#busy")).ToHaveTextAsync("Waiting for the server");
        Assert.Equal(height, await HeightAsync(tab));
        await Expect(Busy(tab)).ToHaveCountAsync(0);
        await Expect(tab.Page.Locator("#busy")).ToHaveTextAsync("");
    }

    [Fact]
    public async Task Click_ThatAsksTheServerNothing_NeverShowsBusy()
    {
        await using SlowLine line = new(browser.Server.Address);
        await using var tab = await browser.OpenAsync(line: line);
        await tab.GoToAsync("/lyrics");
        line.Delay = TimeSpan.FromSeconds(0.5);
        await tab.Page.EvaluateAsync("""
            () => new MutationObserver(() => { window.testSawBusy ||= document.getElementById('busy').classList.contains('shown'); })
                .observe(document.getElementById('busy'), { attributes: true })
            """);

        await tab.Page.Locator("summary", new() { HasText = "Advanced" }).ClickAsync();
        await tab.Page.Locator("h1").ClickAsync();
        await tab.Page.Locator(".skip-link").EvaluateAsync("link => link.click()");
        await tab.Page.WaitForTimeoutAsync(900);

        Assert.False(await tab.Page.EvaluateAsync<bool>("() => window.testSawBusy === true"));
    }

    private static ILocator Dialog(BrowserTab tab) => tab.Page.Locator("#components-reconnect-modal");

    private static ILocator Busy(BrowserTab tab) => tab.Page.Locator("#busy.shown");

    private static Task<int> HeightAsync(BrowserTab tab) => tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");

    [Fact]
    public async Task Hub_MessagesThatThePageWatches_ReachBlazorWithoutAWait()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/models");

        // Two handlers of one message run with a wait between them, in which a later message can overtake.
        string[] heard = await tab.Page.EvaluateAsync<string[]>(
            """
            () => {
                const handlers = {}, heard = [];
                const hub = { on: (name, handler) => (handlers[name] ??= []).push(handler), onclose: () => { }, send: () => { }, invoke: () => { } };
                recappAnswers.watch(hub);
                for (const name of ['JS.RenderBatch', 'JS.EndInvokeDotNet']) {
                    hub.on(name, argument => heard.push(`${name} ${argument}`));
                    heard.push(`${handlers[name].length} for ${name}`);
                    handlers[name][0](7);
                }
                return heard;
            }
            """);

        Assert.Equal(["1 for JS.RenderBatch", "JS.RenderBatch 7", "1 for JS.EndInvokeDotNet", "JS.EndInvokeDotNet 7"], heard);
    }
}
