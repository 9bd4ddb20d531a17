using System.Text.RegularExpressions;
using RecApp.Spotify.SignIn;
using RecApp.Validation;

namespace RecApp.Spotify;

/// <summary>The configuration section <c>Spotify</c>: with which application of Spotify's people sign in.</summary>
public sealed partial class SpotifyOptions
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

    internal void Check(SettingProblems problems)
    {
        if (IsConfigured && !ClientIdPattern().IsMatch(ClientId))
            problems.Add("Spotify:ClientId must be the 32 letters and digits that developer.spotify.com shows as Client ID, or empty.");
        if (RedirectUri.Length > 0 && !IsRedirect(RedirectUri))
            problems.Add($"Spotify:RedirectUri is '{RedirectUri}'; it must be https, or http with 127.0.0.1 or [::1], and end with {SpotifyAddresses.Callback}.");
        CheckServer(nameof(AccountsUrl), AccountsUrl, new SpotifyOptions().AccountsUrl);
        CheckServer(nameof(ApiUrl), ApiUrl, new SpotifyOptions().ApiUrl);
        problems.Range(nameof(SessionHours), SessionHours, 1, 720);

        void CheckServer(string key, string address, string example)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var server) || !RedirectAddress.IsAllowed(server)
                || server.Query.Length + server.Fragment.Length + server.UserInfo.Length > 0 || address.EndsWith('/'))
                problems.Add($"Spotify:{key} is '{address}'; it must be https (http only on a loopback address) without a slash at its end, as in {example}.");
        }
    }

    private static bool IsRedirect(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var redirect) && RedirectAddress.IsAllowed(redirect)
        && redirect.AbsolutePath == SpotifyAddresses.Callback && redirect.Query.Length + redirect.Fragment.Length + redirect.UserInfo.Length == 0;

    [GeneratedRegex(@"\A[0-9A-Za-z]{32}\z")]
    private static partial Regex ClientIdPattern();
}
