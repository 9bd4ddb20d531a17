namespace RecApp.Spotify;

/// <summary>The configuration section <c>Spotify</c>: with which application of Spotify's people sign in.</summary>
public sealed class SpotifyOptions
{
    public const string Section = "Spotify";

    /// <summary>Client id of the application at developer.spotify.com; empty switches signing in off. It is no secret: PKCE needs none.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>
    /// Where Spotify sends people back, exactly as registered there. Empty derives it from each request, which Spotify accepts for
    /// https and for http on a loopback address. Needed behind a proxy that does not pass the scheme on.
    /// </summary>
    public string RedirectUri { get; set; } = "";

    /// <summary>Spotify's pages for signing in and its token endpoint.</summary>
    public string AccountsUrl { get; set; } = "https://accounts.spotify.com";

    /// <summary>The Web API with its version.</summary>
    public string ApiUrl { get; set; } = "https://api.spotify.com/v1";

    /// <summary>How long a sign-in lasts without being used, 1–720 hours.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>Whether people can sign in.</summary>
    internal bool IsConfigured => ClientId.Length > 0;
}
