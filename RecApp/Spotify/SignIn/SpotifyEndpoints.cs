using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using RecApp.Session;
using RecApp.Spotify.Api;
using RecApp.Spotify.Sessions;

namespace RecApp.Spotify.SignIn;

/// <summary>Signing in at Spotify: authorization code with PKCE. Every way ends on a page of ours, with what went wrong in words.</summary>
public static partial class SpotifyEndpoints
{
    /// <summary>What we may do in the person's account, and no more.</summary>
    public const string Scopes = "user-library-read user-top-read playlist-read-private playlist-modify-private";

    // Spotify's codes have a few hundred characters.
    private const int LongestCode = 2000;

    /// <summary>Maps the three addresses of <see cref="SpotifyAddresses"/>.</summary>
    public static IEndpointRouteBuilder MapSpotify(this IEndpointRouteBuilder app)
    {
        app.MapGet(SpotifyAddresses.SignIn, SignInAsync).ExcludeFromDescription();
        app.MapGet(SpotifyAddresses.Callback, CallbackAsync).ExcludeFromDescription();
        app.MapPost(SpotifyAddresses.SignOut, SignOutAsync).ExcludeFromDescription();
        return app;
    }

    private static async Task SignInAsync(HttpContext context, PendingSignIns pending, IOptions<SpotifyOptions> options, string? returnUrl = null)
    {
        var back = Local(returnUrl);
        var request = context.Request;
        if (!options.Value.IsConfigured)
            Return(context, back, SignInProblem.NoClientId);
        else if (RedirectAddress.For(options.Value, request.Scheme, request.Host) is { } redirectUri)
        {
            var begun = await pending.BeginAsync(redirectUri, back);
            SpotifyCookies.SetBinding(context, begun.Binding, IsSecure(context, redirectUri));
            SeeOther(context, AuthorizeAddress(options.Value, begun));
        }
        else if (RedirectAddress.Loopback(request.Scheme, request.Host, SpotifyAddresses.SignInAndReturnTo(back)) is { } same)
            SeeOther(context, same);
        else
            Return(context, back, SignInProblem.Insecure);
    }

    private static string AuthorizeAddress(SpotifyOptions options, PendingSignIn begun) => QueryHelpers.AddQueryString($"{options.AccountsUrl}/authorize", new Dictionary<string, string?>
    {
        ["response_type"] = "code",
        ["client_id"] = options.ClientId,
        ["scope"] = Scopes,
        ["redirect_uri"] = begun.RedirectUri,
        ["state"] = begun.State,
        ["code_challenge_method"] = "S256",
        ["code_challenge"] = begun.Key.Challenge,
    });

    private static async Task CallbackAsync(
        HttpContext context, PendingSignIns pending, SpotifyAccounts accounts, SpotifyApi api, SpotifySessions sessions, ILogger<SpotifySessions> logger,
        string? state = null, string? code = null, string? error = null)
    {
        var begun = await pending.TakeAsync(state, context.Request.Cookies[SpotifyCookies.Binding]);
        SpotifyCookies.DeleteBinding(context);
        if (begun is null)
            Return(context, SpotifyAddresses.DefaultReturn, SignInProblem.Expired);
        else if (error == "access_denied")
            Return(context, begun.ReturnUrl, SignInProblem.Denied);
        else if (error is not null || code is not { Length: > 0 and <= LongestCode })
            Return(context, begun.ReturnUrl, SignInProblem.Failed);
        else
        {
            try
            {
                var tokens = await accounts.RedeemAsync(code, begun.Key.Verifier, begun.RedirectUri, context.RequestAborted);
                var user = await api.UserAsync(tokens.AccessToken, context.RequestAborted);
                await sessions.EndAsync(context.Request.Cookies[SpotifyCookies.Session]);
                SpotifyCookies.SetSession(context, await sessions.BeginAsync(user, tokens), IsSecure(context, begun.RedirectUri));
                SignedIn(logger);
                SeeOther(context, begun.ReturnUrl);
            }
            catch (SpotifyException problem)
            {
                NotSignedIn(logger, problem.Problem);
                Return(context, begun.ReturnUrl, SignInProblems.From(problem));
            }
        }
    }

    private static async Task SignOutAsync(HttpContext context, SpotifySessions sessions, IAntiforgery antiforgery)
    {
        // By hand, because the framework answers a form without its token with an exception.
        if (!context.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await sessions.EndAsync(context.Request.Cookies[SpotifyCookies.Session]);
        SpotifyCookies.DeleteSession(context);
        SeeOther(context, Local(form["returnUrl"]));
    }

    // Coming back to an address that leads to Spotify again would go in circles.
    private static string Local(string? returnUrl) =>
        LocalAddress.Of(returnUrl, SpotifyAddresses.DefaultReturn) is var local && PathString.FromUriComponent(local.Split('?', '#')[0]).StartsWithSegments(SpotifyAddresses.Root, StringComparison.OrdinalIgnoreCase)
            ? SpotifyAddresses.DefaultReturn
            : local;

    private static bool IsSecure(HttpContext context, string redirectUri) =>
        context.Request.IsHttps || redirectUri.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static void Return(HttpContext context, string address, SignInProblem problem) =>
        SeeOther(context, QueryHelpers.AddQueryString(address, SpotifyAddresses.ProblemParameter, problem.ToString()));

    private static void SeeOther(HttpContext context, string address)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
    }

    [LoggerMessage(30, LogLevel.Information, "Somebody signed in with Spotify")]
    private static partial void SignedIn(ILogger logger);

    [LoggerMessage(31, LogLevel.Warning, "A sign-in with Spotify failed: {Problem}")]
    private static partial void NotSignedIn(ILogger logger, SpotifyProblem problem);
}
