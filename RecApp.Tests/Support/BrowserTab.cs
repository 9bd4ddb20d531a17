using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RecApp.Tests.Support;

/// <summary>A page in a browser profile of its own that remembers every error the browser reported.</summary>
public sealed class BrowserTab : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public BrowserTab(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                Errors.Add($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => Errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Console errors, which is where violations of the content security policy show too, and uncaught exceptions.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Goes to a page of the application and waits until its circuit is up, so that the first click counts.</summary>
    public async Task GoToAsync(string route)
    {
        await Page.GotoAsync(route.TrimStart('/'));
        await WaitForCircuitAsync();
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
    public async Task AssertAccessibleAsync()
    {
        var options = new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        };
        var context = new AxeRunContext { Exclude = [new AxeSelector("iframe")] };
        var result = await Page.RunAxe(context, options);
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(5).Select(node => node.Html))}")));
    }

    /// <summary>What is wider than the window makes a phone scroll sideways.</summary>
    public async Task AssertNoSidewaysScrollingAsync()
    {
        var excess = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(excess <= 0, $"{Page.Url} is {excess} px wider than the window.");
    }

    public void AssertNoErrors() => Assert.True(Errors.Count == 0, $"{Page.Url} reported:\n{string.Join("\n", Errors)}");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
