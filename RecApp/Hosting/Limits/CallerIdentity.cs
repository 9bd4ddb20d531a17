using RecApp.Admission;
using RecApp.Hosting.Assistants;

namespace RecApp.Hosting.Limits;

/// <summary>Says for all that a request or the connection of a circuit causes whose it is.</summary>
internal sealed class CallerIdentity(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        bool isPage = RateLimits.IsPage(context) || context.Request.Path.StartsWithSegments(CircuitLimit.Hub, StringComparison.OrdinalIgnoreCase);
        bool isAssistant = context.Request.Path.StartsWithSegments(AssistantSetup.Path, StringComparison.OrdinalIgnoreCase);
        Caller.Current = new(ClientAddress.Of(context), isPage ? Caller.Page : isAssistant ? Caller.Assistant : Caller.Api);
        return next(context);
    }
}
