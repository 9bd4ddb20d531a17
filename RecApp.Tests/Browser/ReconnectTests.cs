using Microsoft.Playwright;
using RecApp.Tests.Support;

namespace RecApp.Tests.Browser;

public class ReconnectTests(BrowserFixture browser)
{
    // Keeps hold of the page's sockets, so that a test can cut the line. Blazor holds on to the same objects.
    private const string KeepSockets = """
        window.testSockets = [];
        window.WebSocket = class extends window.WebSocket {
            constructor(...parameters) { super(...parameters); window.testSockets.push(this); }
        };
        """;

    [Fact]
    public async Task Connection_Dropped_ShowsTheDialogAndComesBackWithItsState()
    {
        await using var tab = await browser.OpenAsync();
        await tab.AddInitScriptAsync(KeepSockets);
        await tab.GoToAsync("/");
        await tab.ChooseThemeAsync("Dark");

        // The class comes and goes within a moment when the server answers at once, so the page itself keeps watch.
        await tab.Page.EvaluateAsync("""
            () => {
                const dialog = document.getElementById('components-reconnect-modal');
                new MutationObserver(() => { if (dialog.classList.contains('components-reconnect-show')) window.testSawDialog = true; })
                    .observe(dialog, { attributes: true });
                window.testSockets.forEach(socket => socket.close());
            }
            """);
        await tab.Page.WaitForFunctionAsync("() => window.testSawDialog === true");
        await tab.Page.WaitForFunctionAsync("() => window.testSockets.length > 1 && window.testSockets.at(-1).readyState === WebSocket.OPEN");
        await Assertions.Expect(tab.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        await tab.ChooseThemeAsync("Light");
        await Assertions.Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
    }

    [Fact]
    public async Task Circuit_Paused_WaitsForAClickAndGoesOnWithoutAReload()
    {
        await using var tab = await browser.OpenAsync();
        await tab.GoToAsync("/sentiment");
        await tab.Page.EvaluateAsync("() => { window.testSamePage = true; return Blazor.pauseCircuit(); }");
        var goOn = tab.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" });
        await Assertions.Expect(goOn).ToBeFocusedAsync();
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("paused");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(goOn).ToBeVisibleAsync();

        await goOn.ClickAsync();

        await Assertions.Expect(tab.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await tab.ChooseThemeAsync("Dark");
        await Assertions.Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.testSamePage === true"));
    }

    [Fact]
    public async Task Server_Gone_SaysSoInOurOwnWords()
    {
        await using var server = new BrowserServer();
        await using var tab = await browser.OpenAsync(server: server);
        await tab.GoToAsync("/");
        var stopping = server.DisposeAsync();
        await Assertions.Expect(tab.Page.GetByText("Connection lost")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await stopping;
    }
}
