using Microsoft.AspNetCore.Components.Server.Circuits;

namespace RecApp.Session.Snapshots;

/// <summary>
/// Says when something may have changed in a circuit: after everything that its browser sends. That the browser has shown a picture is sent
/// too, so that no answer is missed, however late it comes.
/// </summary>
internal sealed class CircuitActivity : CircuitHandler
{
    /// <summary>Raised on any thread.</summary>
    public event Action? Happened;

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        try
        {
            await next(context);
        }
        finally
        {
            Happened?.Invoke();
        }
    };
}
