using RecApp.Session.Snapshots;

namespace RecApp.Session;

/// <summary>
/// Says for all that a connection of a circuit causes from which browser tab it comes, lets the tab's last circuit end before where the page is
/// new, and brings what the tab has left elsewhere.
/// </summary>
internal sealed class TabIdentity(RequestDelegate next, TabSessions sessions, TabSnapshots snapshots)
{
    private const string Parameter = "tab";
    private const string Again = "again";

    public async Task InvokeAsync(HttpContext context)
    {
        if (Guid.TryParseExact(context.Request.Query[Parameter], "N", out var tab))
        {
            TabName.Current = tab.ToString("N");
            // A page that has lost its line looks for the circuit that it had.
            if (!context.Request.Query.ContainsKey(Again))
                await sessions.WaitAsync(TabName.Current, context.RequestAborted);
            await snapshots.RestoreAsync(TabName.Current);
        }

        await next(context);
    }
}
