using System.Text.RegularExpressions;

namespace RecApp.Spotify;

/// <summary>Links of Spotify's that lead to no song, playlist or album: each with what to do instead.</summary>
public static partial class SpotifyOther
{
    /// <summary>One sentence for the person who gave it; null for a text that is no such link.</summary>
    public static string? Explain(string text)
    {
        if (Short().IsMatch(text))
            return "This is a short link, which only Spotify can follow. Open it, and copy the long address from open.spotify.com.";
        if (Other().Match(text) is not { Success: true } match)
            return null;
        return match.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "artist" => "This is an artist. Give a few of their songs, or search for them by the artist's name.",
            "episode" => "This is an episode of a podcast, and only music can be used. Give songs instead.",
            "show" => "This is a podcast, and only music can be used. Give songs instead.",
            "user" => "This is a person's profile. Open one of its playlists and copy that link.",
            "collection" => "These are somebody's liked songs, which only they can see. Sign in to Spotify, or put them into a playlist and export it.",
            "local" => "This is a file on somebody's own machine, which Spotify doesn't know. Search for the song by its name.",
            "prerelease" or "concert" or "genre" or "search" => "This link leads to no songs. Open a playlist, an album or a song, and copy its link.",
            _ => null,
        };
    }

    [GeneratedRegex(@"\b(?:spotify\.link|spoti\.fi|spotify\.app\.link|link\.tospotify\.com)/\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Short();

    [GeneratedRegex(@"(?:open\.spotify\.com/(?:intl-[a-z]{2,5}/)?(?:embed/)?|spotify:)(?<kind>artist|episode|show|user|collection|local|prerelease|concert|genre|search)(?:[/:?]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
