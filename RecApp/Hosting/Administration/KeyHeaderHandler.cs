using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using RecApp.Hosting.Limits;

namespace RecApp.Hosting.Administration;

/// <summary>Programs send <c>Authorization: Bearer</c> and the key. The API takes no cookie, so no other site can use an open tab.</summary>
internal sealed class KeyHeaderHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, KeyTries tries, AdminSessions sessions, AdminKey key)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    private KeyTry? _tried;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? header = Request.Headers.Authorization;
        if (header?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) != true)
            return AuthenticateResult.NoResult();
        _tried = await tries.TryAsync(ClientAddress.Of(Context), header[Prefix.Length..].Trim());
        return _tried.IsRight
            ? AuthenticateResult.Success(new(sessions.Begin(Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The key is wrong.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_tried is { Wait: not null })
        {
            Response.Headers.RetryAfter = _tried.WaitSeconds.ToString(CultureInfo.InvariantCulture);
            return ProblemAsync($"Too many wrong keys from your address. Try again in {_tried.WaitSeconds} s.", StatusCodes.Status429TooManyRequests);
        }
        Response.Headers.WWWAuthenticate = "Bearer realm=\"RecApp administration\"";
        return ProblemAsync(
            !key.IsSet && !key.IsOpen ? "Administration is closed: no key is configured. Set Admin:Key on the server."
            : _tried is not null ? "The key is wrong. Send the one in Admin:Key as 'Authorization: Bearer <key>'."
            : "This is for administrators. Send the key in Admin:Key as 'Authorization: Bearer <key>'.",
            StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => HandleChallengeAsync(properties);

    private Task ProblemAsync(string detail, int status) => Results.Problem(detail, statusCode: status).ExecuteAsync(Context);
}
