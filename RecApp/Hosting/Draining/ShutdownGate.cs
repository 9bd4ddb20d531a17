namespace RecApp.Hosting.Draining;

/// <summary>
/// A stopping server sends its circuits away before it stops listening, and browsers reconnect at once: such a late circuit
/// would hold up the shutdown until its timeout. It is refused instead; the browser goes on trying until another server answers, or this one again.
/// </summary>
internal sealed class ShutdownGate(RequestDelegate next, IHostApplicationLifetime lifetime, CircuitDrain drain)
{
    public Task InvokeAsync(HttpContext context)
    {
        bool isEnding = drain.IsDraining || lifetime.ApplicationStopping.IsCancellationRequested;
        if (!isEnding || !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        return context.Response.WriteAsync("RecApp is shutting down.");
    }
}
