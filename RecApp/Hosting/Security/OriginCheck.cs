using Microsoft.Extensions.Options;
using RecApp.Hosting.Assistants;
using RecApp.Hosting.Errors;
using RecApp.Hosting.Limits;

namespace RecApp.Hosting.Security;

/// <summary>
/// Browsers open WebSockets to any site, and Blazor's hub takes them from any page. Only pages of this application
/// (and of the configured origins) may negotiate or open a circuit, or call the tools of assistants.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, IOptions<HostingOptions> options)
{
    private static readonly string[] Guarded = [CircuitLimit.Hub, AssistantSetup.Path];

    private readonly Uri[] _allowed = [.. options.Value.AllowedOrigins.Select(origin => new Uri(origin))];

    public Task InvokeAsync(HttpContext context)
    {
        var header = context.Request.Headers.Origin;
        if (header.Count == 0 || !Array.Exists(Guarded, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) || IsAllowed(header, context.Request.Host))
            return next(context);
        if (ApiPaths.IsApi(context))
            return Results.Problem("Pages of this origin may not call this address.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This origin may not open a circuit.");
    }

    // Several Origin headers join to a text that is no origin, and "null" is none either.
    private bool IsAllowed(string? text, HostString host) =>
        Origin.TryParse(text, out var origin) && (Origin.IsOwn(origin, host) || _allowed.Contains(origin));
}
