using Microsoft.Extensions.Options;

namespace RecApp.Hosting.Security;

/// <summary>
/// Browsers open WebSockets to any site, and Blazor's hub takes them from any page. Only pages of this application
/// (and of the configured origins) may negotiate or open a circuit.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IOptions<HostingOptions> options)
{
    private readonly Uri[] _allowed = [.. options.Value.AllowedOrigins.Select(origin => new Uri(origin))];

    public Task InvokeAsync(HttpContext context)
    {
        var header = context.Request.Headers.Origin;
        if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || header.Count == 0 || IsAllowed(header, context.Request.Host))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This origin may not open a circuit.");
    }

    // Several Origin headers join to a text that is no origin, and "null" is none either.
    private bool IsAllowed(string? text, HostString host) =>
        Origin.TryParse(text, out var origin) && (Origin.IsOwn(origin, host) || _allowed.Contains(origin));
}
