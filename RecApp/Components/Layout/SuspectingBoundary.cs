using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecApp.Session;

namespace RecApp.Components.Layout;

/// <summary>An error boundary after whose failure a reload begins anew: what the page remembers may be what it fails at.</summary>
public sealed class SuspectingBoundary : ErrorBoundary
{
    [Inject]
    private SessionState Session { get; set; } = null!;

    protected override Task OnErrorAsync(Exception exception)
    {
        Session.IsSuspect = true;
        return base.OnErrorAsync(exception);
    }
}
