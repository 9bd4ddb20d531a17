using RecApp.Spotify.Api;

namespace RecApp.Spotify.SignIn;

/// <summary>Why a sign-in came to nothing. The page's address carries only the name, so nobody can put words into its mouth.</summary>
public enum SignInProblem
{
    NoClientId,
    Insecure,
    Denied,
    Expired,
    NotRegistered,
    Quota,
    Unavailable,
    Failed,
}

/// <summary>What the page says about it.</summary>
public static class SignInProblems
{
    /// <summary>The problem by the name in an address, whatever its case; null for anything else.</summary>
    public static SignInProblem? Parse(string? name) =>
        Enum.TryParse<SignInProblem>(name, ignoreCase: true, out var problem) && Enum.IsDefined(problem) && !char.IsAsciiDigit(name![0]) ? problem : null;

    /// <summary>A sentence or two for the person who tried.</summary>
    public static string Text(SignInProblem problem) => problem switch
    {
        SignInProblem.NoClientId => "Signing in with Spotify is not set up on this server yet.",
        SignInProblem.Insecure => "Spotify signs people in over https only, or on this machine by http://127.0.0.1. Open this page by such an address; behind a proxy its operator sets Spotify:RedirectUri.",
        SignInProblem.Denied => "You did not agree, so Spotify gave us nothing. Everything else works without.",
        SignInProblem.Expired => "That sign-in took too long or was begun elsewhere. Sign in again.",
        SignInProblem.NotRegistered => SpotifyException.TextOf(SpotifyProblem.NotRegistered),
        SignInProblem.Quota => SpotifyException.TextOf(SpotifyProblem.Quota),
        SignInProblem.Unavailable => SpotifyException.TextOf(SpotifyProblem.Unavailable),
        _ => "Spotify did not finish the sign-in. Try again; if it keeps failing, compare client id and redirect URI with developer.spotify.com.",
    };

    internal static SignInProblem From(SpotifyException problem) => problem.Problem switch
    {
        SpotifyProblem.NotRegistered => SignInProblem.NotRegistered,
        SpotifyProblem.Quota => SignInProblem.Quota,
        SpotifyProblem.Busy or SpotifyProblem.Unavailable => SignInProblem.Unavailable,
        _ => SignInProblem.Failed,
    };
}
