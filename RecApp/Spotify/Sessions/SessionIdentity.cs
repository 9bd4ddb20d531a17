using System.Security.Claims;
using RecApp.Spotify.SignIn;

namespace RecApp.Spotify.Sessions;

/// <summary>
/// Hands the session's id from the cookie to the circuit: a circuit keeps the user of the request that opened it, and has no request
/// of its own later. The identity is not authenticated, so it opens nothing and changes no antiforgery token.
/// </summary>
internal sealed class SessionIdentity(RequestDelegate next)
{
    public const string ClaimType = "recapp-spotify-session";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Cookies[SpotifyCookies.Session] is { Length: > 0 and <= 100 } id)
            context.User.AddIdentity(new ClaimsIdentity([new Claim(ClaimType, id)]));
        return next(context);
    }
}
