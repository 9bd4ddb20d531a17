using RecApp.Hosting.Errors;
using RecApp.Hosting.Limits;

namespace RecApp.Hosting.Telemetry;

/// <summary>
/// One event per request, made of values the application chose itself: the route's pattern instead of the path, no query,
/// no body. So nothing a person typed is in the log, and a newline in it cannot forge an event.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        // Before the rest runs: an error page runs the request again under its own route.
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";
        var isChatter = IsChatter(context);
        try
        {
            await next(context);
        }
        finally
        {
            var level = isChatter && context.Response.StatusCode < 400 ? LogLevel.Debug : LogLevel.Information;
            Answered(logger, level, Known(context.Request.Method), route, context.Response.StatusCode, clock.GetElapsedTime(started).TotalMilliseconds);
        }
    }

    /// <summary>Files, circuit traffic and health probes are many and say little.</summary>
    private static bool IsChatter(HttpContext context) =>
        !RateLimits.IsPage(context) && (!ApiPaths.IsApi(context) || IsProbe(context.Request.Path));

    private static bool IsProbe(PathString path) =>
        path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments(TelemetrySetup.Path, StringComparison.OrdinalIgnoreCase);

    private static string Known(string method) => method.ToUpperInvariant() is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE" or "OPTIONS" or "CONNECT"
        ? method.ToUpperInvariant()
        : "(other)";

    [LoggerMessage(EventId = 1, Message = "{Method} {Route} answered {StatusCode} in {DurationMs:0.0} ms")]
    private static partial void Answered(ILogger logger, LogLevel level, string method, string route, int statusCode, double durationMs);
}
