using Microsoft.Playwright;
using RecApp.Tests.Support;

namespace RecApp.Tests.Browser;

public sealed class ShellTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, "light")]
    [InlineData(ColorScheme.Dark, "dark")]
    public async Task Home_FirstVisit_HasTheThemeOfTheSystem(ColorScheme scheme, string theme)
    {
        await using var tab = await browser.OpenAsync(scheme);
        await tab.GoToAsync("/");

        Assert.Equal(theme, await tab.Page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task ThemeToggle_Dark_IsThereBeforeTheFirstPaintAfterAReload()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");
        await tab.ChooseThemeAsync("Dark");
        await Assertions.Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");

        // Without a circuit only the blocking script in the head can have done it.
        await tab.Page.RouteAsync("**/_framework/**", route => route.AbortAsync());
        await tab.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await Assertions.Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Assertions.Expect(tab.Page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(18, 20, 25)");
    }

    [Fact]
    public async Task Menu_OnAPhone_WorksByKeyboard()
    {
        await using var tab = await browser.OpenAsync(width: 360, height: 780);
        await tab.GoToAsync("/");
        var menu = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        var link = tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Models" });
        await Assertions.Expect(link).ToBeHiddenAsync();

        await menu.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(link).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await link.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(link).ToBeHiddenAsync();
        await Assertions.Expect(menu).ToBeFocusedAsync();
    }

    [Fact]
    public async Task SkipLink_FirstTabThenEnter_MovesTheFocusToTheContent()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");

        await tab.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(tab.Page.Locator(".skip-link")).ToBeFocusedAsync();
        await Assertions.Expect(tab.Page.Locator(".skip-link")).ToBeInViewportAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(tab.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Navigation_OtherPage_MovesTheFocusToItsHeading()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");

        await tab.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Models" }).ClickAsync();

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Models" })).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("Control+k")]
    public async Task Search_ByKeyboardAlone_LeadsToAnExample(string shortcut)
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/models");

        await tab.Page.Keyboard.PressAsync(shortcut);
        var field = tab.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search pages, examples and your library" });
        await Assertions.Expect(field).ToBeFocusedAsync();
        await tab.Page.Keyboard.TypeAsync("alien blade");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await tab.AssertAccessibleAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/recommender/movies\?ids=1214,541$"));
        await Assertions.Expect(field).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Help_Opened_LeadsToTheApiByKeyboard()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Help" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Use it from a program" })).ToHaveAttributeAsync("href", "/swagger/index.html");
        // Half faded in it has half of its contrast.
        await Assertions.Expect(tab.Page.Locator(".mud-popover-open")).ToHaveCSSAsync("opacity", "1");
        await tab.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Shortcuts_ByQuestionMark_AreListedAndEscapeGoesBack()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/predictor");
        var link = tab.Page.GetByRole(AriaRole.Link, new() { Name = "About the data" });
        await link.FocusAsync();

        await tab.Page.Keyboard.PressAsync("?");
        var dialog = tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await Assertions.Expect(dialog).ToContainTextAsync("Take back a removal");
        await Assertions.Expect(tab.Page.Locator(".mud-dialog")).ToHaveCSSAsync("opacity", "1");
        await tab.AssertAccessibleAsync();
        // One is enough, and the search behind it is out of reach.
        await tab.Page.Keyboard.PressAsync("?");
        await tab.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(dialog).ToHaveCountAsync(1);

        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(link).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Home_LinkOutOfBlazor_LeavesTheCircuit()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "HTTP API" }).ClickAsync();

        await Assertions.Expect(tab.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/swagger/index\\.html$"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task UnknownAddress_Opened_IsA404InTheShell(ColorScheme scheme)
    {
        await using var tab = await browser.OpenAsync(scheme);
        var answer = await tab.Page.GotoAsync(tab.At("/no/such/page"));
        await tab.WaitForCircuitAsync();

        Assert.Equal(404, answer?.Status);
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no page at this address");
        await tab.AssertAccessibleAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the home page" }).ClickAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("There is no page at this address");
    }

    [Fact]
    public async Task FirstPage_BeforeInteraction_LoadsLittleAndNoPlotly()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/");

        var bytes = await tab.Page.EvaluateAsync<long>(
            "() => performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((sum, entry) => sum + entry.transferSize, 0)");
        Assert.InRange(bytes, 10_000, 1_500_000);
        var plotly = await tab.Page.EvaluateAsync<bool>("() => performance.getEntriesByType('resource').some(entry => entry.name.includes('plotly'))");
        Assert.False(plotly, "Plotly must wait for the first chart.");
    }

    [Fact]
    public async Task ConnectionLost_NoWayBack_SaysSoInOurWordsAndOffersReload()
    {
        await using var tab = await browser.OpenAsync();
        IWebSocketRoute? socket = null;
        await tab.Page.RouteWebSocketAsync("**/_blazor*", opened =>
        {
            opened.ConnectToServer();
            socket = opened;
        });
        await tab.GoToAsync("/");
        await tab.Page.RouteAsync("**/_blazor/**", route => route.AbortAsync());

        Assert.NotNull(socket);
        await socket.CloseAsync();

        var dialog = tab.Page.GetByRole(AriaRole.Alertdialog);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("Connection lost");
        // What the script shows after its last try, without the minutes that takes.
        await tab.Page.EvaluateAsync("""
            () => {
                const dialog = document.getElementById('components-reconnect-modal');
                dialog.className = 'components-reconnect-failed';
                dialog.dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'failed' } }));
            }
            """);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeFocusedAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Reload" })).ToBeVisibleAsync();
    }
}
