using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Primitives;
using RecApp.Hosting.Errors;

namespace RecApp.Hosting.Security;

/// <summary>
/// Answers only under names of its own: those of this machine, those it was told to listen under and those in <c>AllowedHosts</c>. Under any
/// other it would put a stranger's name into links and into answers that caches keep. Takes the place of the framework's filter, whose
/// default lets all names in, and which neither says what to set nor notices a port that none can be.
/// </summary>
internal sealed class HostFilter(RequestDelegate next, IConfiguration configuration, IServer server)
{
    private static readonly StringSegment[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    // Not before the first request: a port that was left to the system is known only then.
    private readonly Lazy<StringSegment[]> _allowed = new(() => [.. Loopback, .. Listening(server), .. Configured(configuration)]);

    public Task InvokeAsync(HttpContext context)
    {
        // Load balancers ask a server by its address, which stands in no setting; the answer names no host.
        if (context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase) || (IsOne(context.Request.Host) && IsAllowed(context.Request.Host)))
            return next(context);
        const string Message = "This server does not answer under the name it was asked for. Whoever runs it can add the name to the setting AllowedHosts.";
        return ApiPaths.IsApi(context)
            ? Results.Problem(Message, statusCode: StatusCodes.Status400BadRequest).ExecuteAsync(context)
            : PlainPage.WriteStatusAsync(context, StatusCodes.Status400BadRequest, Message);
    }

    // What Kestrel lets through need not be what an address can be made of.
    private static bool IsOne(HostString host) =>
        Uri.TryCreate($"http://{host.Value}/", UriKind.Absolute, out var address) && address is { Port: > 0, PathAndQuery: "/", UserInfo: "" };

    private bool IsAllowed(HostString host) => _allowed.Value.Contains("*") || HostString.MatchesAny(host.Host, _allowed.Value);

    private static IEnumerable<StringSegment> Listening(IServer server) =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(address => new StringSegment(BindingAddress.Parse(address).Host)) ?? [];

    private static IEnumerable<StringSegment> Configured(IConfiguration configuration) =>
        configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => new StringSegment(name)) ?? [];
}
