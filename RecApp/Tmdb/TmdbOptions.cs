using System.Text.RegularExpressions;
using RecApp.Validation;

namespace RecApp.Tmdb;

/// <summary>The configuration section <c>Tmdb</c>: whether films have their posters.</summary>
public sealed partial class TmdbOptions
{
    public const string Section = "Tmdb";

    /// <summary>Where the pictures come from.</summary>
    public const string PictureOrigin = "https://image.tmdb.org";

    /// <summary>The API Read Access Token of an account at themoviedb.org; a secret. Empty switches posters off, and nothing of TMDB is loaded.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>The API with its version.</summary>
    public string ApiUrl { get; set; } = "https://api.themoviedb.org/3";

    /// <summary>Whether there are posters.</summary>
    internal bool IsOn => AccessToken.Length > 0;

    internal void Check(SettingProblems problems)
    {
        // The value itself is a secret and stands in no message.
        if (IsOn && !TokenPattern().IsMatch(AccessToken))
            problems.Add("Tmdb:AccessToken must be the API Read Access Token that themoviedb.org shows under Settings, API, or empty.");
        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var server) || !(server.Scheme == Uri.UriSchemeHttps || (server.Scheme == Uri.UriSchemeHttp && server.IsLoopback))
            || server.Query.Length + server.Fragment.Length + server.UserInfo.Length > 0 || ApiUrl.EndsWith('/'))
            problems.Add($"Tmdb:ApiUrl is '{ApiUrl}'; it must be https (http only on a loopback address) without a slash at its end, as in {new TmdbOptions().ApiUrl}.");
    }

    [GeneratedRegex(@"\A[0-9A-Za-z_.-]{20,2000}\z")]
    private static partial Regex TokenPattern();
}
