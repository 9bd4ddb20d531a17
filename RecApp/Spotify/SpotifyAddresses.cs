using Microsoft.AspNetCore.WebUtilities;

namespace RecApp.Spotify;

/// <summary>The addresses of this application that have to do with signing in at Spotify.</summary>
public static class SpotifyAddresses
{
    /// <summary>All of them stand below.</summary>
    public const string Root = "/spotify";

    /// <summary>Leads to Spotify; a plain link, because the content security policy lets no form lead to another site.</summary>
    public const string SignIn = "/spotify/sign-in";

    /// <summary>Where Spotify sends people back.</summary>
    public const string Callback = "/spotify/callback";

    /// <summary>What the sign-out form posts to.</summary>
    public const string SignOut = "/spotify/sign-out";

    /// <summary>Where people are who did not say where they came from.</summary>
    public const string DefaultReturn = "/recommender";

    /// <summary>The parameter that tells the page what became of a sign-in that failed.</summary>
    public const string ProblemParameter = "spotify";

    /// <summary>The link that signs in and comes back.</summary>
    /// <param name="returnUrl">A path of this application with its query string.</param>
    public static string SignInAndReturnTo(string returnUrl) => QueryHelpers.AddQueryString(SignIn, "returnUrl", returnUrl);
}
