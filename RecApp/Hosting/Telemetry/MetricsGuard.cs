using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using RecApp.Hosting.Administration;
using RecApp.Hosting.Limits;

namespace RecApp.Hosting.Telemetry;

/// <summary>Lets those read the metrics who send their token or the administrator's key, and on a developer's machine without a key everybody.</summary>
internal sealed class MetricsGuard(RequestDelegate next, IOptions<MetricsOptions> options, AdminKey key, KeyTries tries)
{
    private const string Prefix = "Bearer ";

    private readonly byte[]? _token = options.Value.Token.Length == 0 ? null : SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Token));

    public Task InvokeAsync(HttpContext context)
    {
        string? header = context.Request.Headers.Authorization;
        if (header?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) != true)
            return key.IsOpen && _token is null && context.Request.Headers.Origin.Count == 0 ? next(context) : RefuseAsync(context, "Send the token in Metrics:Token, or the key in Admin:Key, as 'Authorization: Bearer <token>'.");
        string sent = header[Prefix.Length..].Trim();
        if (_token is not null && CryptographicOperations.FixedTimeEquals(_token, SHA256.HashData(Encoding.UTF8.GetBytes(sent))))
            return next(context);
        return TryKeyAsync(context, sent);
    }

    private async Task TryKeyAsync(HttpContext context, string sent)
    {
        var tried = await tries.TryAsync(ClientAddress.Of(context), sent);
        if (tried.Wait is not null)
            context.Response.Headers.RetryAfter = tried.WaitSeconds.ToString(CultureInfo.InvariantCulture);
        await (tried.IsRight ? next(context)
            : tried.Wait is null ? RefuseAsync(context, "The token is wrong. Send the one in Metrics:Token, or the key in Admin:Key, as 'Authorization: Bearer <token>'.")
            : ProblemAsync(context, $"Too many wrong keys from your address. Try again in {tried.WaitSeconds} s.", StatusCodes.Status429TooManyRequests));
    }

    private static Task RefuseAsync(HttpContext context, string detail)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"RecApp metrics\"";
        return ProblemAsync(context, detail, StatusCodes.Status401Unauthorized);
    }

    private static Task ProblemAsync(HttpContext context, string detail, int status) => Results.Problem(detail, statusCode: status).ExecuteAsync(context);
}
