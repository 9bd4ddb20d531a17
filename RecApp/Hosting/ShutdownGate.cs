namespace RecApp.Hosting;

/// <summary>
/// A stopping server closes its circuits before it stops listening, and browsers reconnect at once: such a late circuit
/// would hold up the shutdown until its timeout. It is refused instead; the browser goes on trying until the server is back.
/// </summary>
internal sealed class ShutdownGate(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested || !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        return context.Response.WriteAsync("RecApp is shutting down.");
    }
}
