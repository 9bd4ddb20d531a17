namespace RecApp.Session;

/// <summary>Says for all that the first connection of a circuit causes from which browser tab it comes, and lets the tab's last circuit end before.</summary>
internal sealed class TabIdentity(RequestDelegate next, TabSessions sessions)
{
    private const string Parameter = "tab";

    public async Task InvokeAsync(HttpContext context)
    {
        if (Guid.TryParseExact(context.Request.Query[Parameter], "N", out var tab))
        {
            TabName.Current = tab.ToString("N");
            await sessions.WaitAsync(TabName.Current, context.RequestAborted);
        }

        await next(context);
    }
}
