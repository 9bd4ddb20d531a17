using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace RecApp.Tests.Support;

/// <summary>A page in a browser profile of its own that remembers every error the browser reported.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    private const double WidestContent = 1520;

    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private readonly Uri _address;
    private Func<BrowserTab, Task>? _return;

    /// <param name="page">A page with nothing in it.</param>
    /// <param name="address">The application's.</param>
    /// <param name="giveBack">Takes the page when the test has ended; without it, its profile ends with the test.</param>
    public BrowserTab(IPage page, Uri address, Func<BrowserTab, Task>? giveBack)
    {
        Page = page;
        (_address, _return) = (address, giveBack);
        page.Console += RememberError;
        page.PageError += RememberException;
    }

    public IPage Page { get; }

    /// <summary>Console errors, which is where violations of the content security policy show too, and uncaught exceptions.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Goes to a page of the application and waits until its circuit is up, so that the first click counts.</summary>
    public async Task GoToAsync(string route)
    {
        await Page.GotoAsync(At(route));
        await WaitForCircuitAsync();
    }

    /// <summary>The absolute address of a route of the application.</summary>
    public string At(string route) => new Uri(_address, route).AbsoluteUri;

    /// <summary>What the application sends for a route, before any script.</summary>
    public async Task<string> ReadAsync(string route) => await (await Page.APIRequest.GetAsync(At(route))).TextAsync();

    /// <summary>Chooses a theme in the app bar's menu.</summary>
    public async Task ChooseThemeAsync(string name)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Theme" }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = name }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
    }

    /// <summary>Opens the form where it is folded to a line beside its answer.</summary>
    public async Task UnfoldAsync()
    {
        var edit = Page.Locator(".workbench-edit[aria-expanded=false]");
        if (!await edit.IsVisibleAsync())
            return;
        await edit.ClickAsync();
        await Assertions.Expect(Page.Locator("#form-fields")).ToBeVisibleAsync();
    }

    /// <summary>Brings every chart into view until it is drawn, as they are when somebody reads them, and goes back to the beginning.</summary>
    public async Task DrawChartsAsync(int atLeast = 1)
    {
        // In every frame anew: on a page that still loads, what comes in above pushes charts out of view.
        await Page.WaitForFunctionAsync(
            """
            atLeast => {
                const shown = [...document.querySelectorAll('.chart-area .chart-canvas')].filter(canvas => canvas.offsetParent);
                const open = shown.find(canvas => !canvas.querySelector('.main-svg'));
                open?.scrollIntoView({ block: 'center', behavior: 'instant' });
                return !open && shown.length >= atLeast;
            }
            """, atLeast);
        await Page.EvaluateAsync("() => window.scrollTo(0, 0)");
    }

    /// <summary>Makes the browser's processor that many times slower.</summary>
    public async Task SlowDownAsync(int times)
    {
        KeepToItself();
        var session = await Page.Context.NewCDPSessionAsync(Page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = times });
    }

    /// <summary>Shows a page whose circuit does not come up before the action returned is run.</summary>
    public async Task<Action> GoToWithoutCircuitAsync(string route)
    {
        TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await Page.RouteAsync("**/_blazor/negotiate**", async request =>
        {
            await open.Task;
            await request.ContinueAsync();
        });
        await Page.GotoAsync(At(route));
        return open.SetResult;
    }

    /// <summary>The circuit has rendered as soon as no marker of a prerendered component is left in the document.</summary>
    public Task WaitForCircuitAsync() => Page.WaitForFunctionAsync(
        """
        () => {
            const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
            while (comments.nextNode())
                if (/^(Blazor|bl-root)/.test(comments.currentNode.data)) return false;
            return document.readyState === 'complete';
        }
        """);

    /// <summary>No violation of WCAG 2.2 A and AA; players of other sites are theirs.</summary>
    /// <param name="exceptRules">Rules that are not looked at, by their ids; say why.</param>
    public Task AssertAccessibleAsync(params string[] exceptRules) => RunAxeAsync(
        new
        {
            runOnly = new { type = "tag", values = (string[])["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
            rules = exceptRules.ToDictionary(static rule => rule, static _ => new { enabled = false }),
            resultTypes = (string[])["violations"],
        });

    /// <summary>What a theme can break: the page is otherwise the same in the other.</summary>
    private Task AssertReadableColoursAsync() => RunAxeAsync(
        new { runOnly = (string[])["color-contrast", "link-in-text-block"], resultTypes = (string[])["violations"] });

    private async Task RunAxeAsync(object options)
    {
        // Run in the page and only what fails brought out: the library's own call carries a description of every element to
        // here and back, which takes five times as long.
        if (!await Page.EvaluateAsync<bool>("() => 'axe' in window"))
            await Page.EvaluateAsync(AxeScript);
        var violations = await Page.EvaluateAsync<string[]>(
            """
            async options => (await axe.run({ exclude: [['iframe']] }, options))
                .violations.map(one => `${one.id}: ${one.help} at ${one.nodes.slice(0, 5).map(node => node.html).join(', ')}`)
            """, options);
        Assert.True(violations.Length == 0, $"{Page.Url} {await LookAsync()}:\n{string.Join("\n", violations)}");
    }

    /// <summary>
    /// Accessible and no wider than the window in both themes, on a phone and at a desk, without loading the page again. A phone is light, for
    /// its colours are a desk's, and a wide screen shows what a desk does. At last it is dark and 1280 px wide.
    /// </summary>
    public async Task AssertFitsEveryLookAsync()
    {
        await Page.SetViewportSizeAsync(1920, 800);
        await AssertNoSidewaysScrollingAsync();
        await AssertNoWiderThanReadableAsync();
        foreach (var (width, scheme) in ((int, ColorScheme)[])[(360, ColorScheme.Light), (1280, ColorScheme.Light), (1280, ColorScheme.Dark)])
        {
            await Page.SetViewportSizeAsync(width, 800);
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", scheme == ColorScheme.Dark ? "dark" : "light");
            // Colours on their way from one theme to the other are neither's; in a closed fold they stay under way.
            await Page.WaitForFunctionAsync("() => document.getAnimations().every(one => one.playState !== 'running' || !one.effect.target.checkVisibility())");
            await AssertNoSidewaysScrollingAsync();
            await AssertNoBrokenNumbersAsync();
            await (scheme == ColorScheme.Dark ? AssertReadableColoursAsync() : AssertAccessibleAsync());
        }
    }

    /// <summary>From now on remembers every picture in which nothing of the page has the focus; what has it first is focused before.</summary>
    public Task WatchFocusAsync() => Page.EvaluateAsync(
        """
        () => {
            window.testLost = [];
            let last = document.activeElement;
            (function look() {
                const now = document.activeElement;
                if (now && now !== document.body) last = now;
                else window.testLost.push(last.outerHTML.slice(0, 200));
                requestAnimationFrame(look);
            })();
        }
        """);

    /// <summary>Focus that has fallen to the body sends a keyboard back to the beginning.</summary>
    public async Task AssertFocusKeptAsync() => Assert.Empty(await Page.EvaluateAsync<string[]>("() => [...new Set(window.testLost)]"));

    /// <summary>What is wider than the window makes a phone scroll sideways; charts take a moment to follow the window.</summary>
    public async Task AssertNoSidewaysScrollingAsync()
    {
        const string excess = "document.documentElement.scrollWidth - window.innerWidth";
        try
        {
            await Page.WaitForFunctionAsync($"() => {excess} <= 0");
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{Page.Url} {await LookAsync()} is {await Page.EvaluateAsync<int>($"() => {excess}")} px wider than the window.");
        }
    }

    /// <summary>On wide screens the content stays as wide as can be read.</summary>
    private async Task AssertNoWiderThanReadableAsync()
    {
        var widths = await Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('main, main > *')].map(part => part.getBoundingClientRect().width)");
        Assert.True(widths.Length > 0 && widths.Max() <= WidestContent, $"{Page.Url} {await LookAsync()}: its content is {widths.Max():N0} px wide.");
    }

    /// <summary>A number that goes on in the next line is read as two.</summary>
    public async Task AssertNoBrokenNumbersAsync()
    {
        var broken = await Page.EvaluateAsync<string[]>(
            """
            () => {
                const broken = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    const text = texts.currentNode, number = /^\s*([-−]?[\d.,]{1,15})\s*$/.exec(text.data);
                    if (!number || !text.parentElement.checkVisibility()) continue;
                    const range = document.createRange(), start = text.data.indexOf(number[1]);
                    range.setStart(text, start);
                    range.setEnd(text, start + number[1].length);
                    if (new Set([...range.getClientRects()].map(line => Math.round(line.top))).size > 1) broken.push(number[1]);
                }
                return broken;
            }
            """);
        Assert.True(broken.Length == 0, $"{Page.Url} {await LookAsync()} breaks {string.Join(", ", broken)}.");
    }

    public void AssertNoErrors() => Assert.True(Errors.Count == 0, $"{Page.Url} reported:\n{string.Join("\n", Errors)}");

    /// <summary>The page is not given to another test, because it cannot be made what it was.</summary>
    public void KeepToItself() => _return = null;

    /// <summary>Runs a script before every page's own.</summary>
    public Task AddInitScriptAsync(string script)
    {
        KeepToItself();
        return Page.AddInitScriptAsync(script);
    }

    public async ValueTask DisposeAsync()
    {
        Page.Console -= RememberError;
        Page.PageError -= RememberException;
        if (_return is { } giveBack && !Page.IsClosed)
            await giveBack(this);
        else
            await Page.Context.DisposeAsync();
    }

    private void RememberError(object? sender, IConsoleMessage message)
    {
        if (message.Type == "error")
            Errors.Add($"{message.Text} ({message.Location})");
    }

    private void RememberException(object? sender, string error) => Errors.Add(error);

    private Task<string> LookAsync() => Page.EvaluateAsync<string>("() => `(${document.documentElement.dataset.theme}, ${window.innerWidth} px)`");
}
