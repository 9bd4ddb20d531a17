using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RecApp.Hosting.Errors;

namespace RecApp.Hosting.Limits;

/// <summary>
/// Counts the open circuits of each address. One connection carries one circuit, so connections are counted: over the
/// cap neither a new connection nor a page that would open one is answered, except with a page that says why.
/// </summary>
internal sealed class CircuitLimit(RequestDelegate next, IOptions<HostingOptions> options)
{
    /// <summary>Where connections of circuits lead.</summary>
    public const string Hub = "/_blazor";

    private readonly ConcurrentDictionary<string, int> _open = new();
    private readonly int _cap = options.Value.Circuits.PerAddress;

    public async Task InvokeAsync(HttpContext context)
    {
        var isHub = context.Request.Path.StartsWithSegments(Hub, StringComparison.OrdinalIgnoreCase, out var rest);
        if (!isHub && !RateLimits.IsPage(context))
        {
            await next(context);
            return;
        }

        var address = ClientAddress.Of(context);
        if (_open.GetValueOrDefault(address) >= _cap)
            await RefuseAsync(context);
        else if (isHub && !rest.HasValue)
            await CountAsync(address, context);
        else
            await next(context);
    }

    private async Task CountAsync(string address, HttpContext context)
    {
        var open = _open.AddOrUpdate(address, 1, (_, count) => count + 1);
        try
        {
            await (open > _cap ? RefuseAsync(context) : next(context));
        }
        finally
        {
            // An address without circuits leaves no entry behind.
            if (_open.AddOrUpdate(address, 0, (_, count) => count - 1) == 0)
                _open.TryRemove(KeyValuePair.Create(address, 0));
        }
    }

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return PlainPage.WriteAsync(context, StatusCodes.Status429TooManyRequests, "Too many open tabs",
            "Your address has as many RecApp tabs open as this server allows. Close one, wait a moment and reload this page.");
    }
}
