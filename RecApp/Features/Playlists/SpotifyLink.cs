using System.Diagnostics.CodeAnalysis;

namespace RecApp.Features.Playlists;

/// <summary>What a Spotify link points to.</summary>
public enum SpotifyKind
{
    /// <summary>A song.</summary>
    Track,

    /// <summary>A playlist.</summary>
    Playlist,

    /// <summary>An album.</summary>
    Album,
}

/// <summary>A Spotify link, URI, embed code or bare id, reduced to kind and id. Nothing is ever fetched.</summary>
/// <param name="Kind">Null for a bare id, which may be any of the three.</param>
/// <param name="Id">22 letters and digits.</param>
public sealed record SpotifyLink(SpotifyKind? Kind, string Id)
{
    /// <summary>What is accepted, in words for a person whose input was refused.</summary>
    public const string Accepted =
        "Give a link to a playlist, album or song on open.spotify.com, a URI such as spotify:playlist:37i9dQZF1DXcBWIGoYBM5M, "
        + "Spotify's embed code, or the 22 letters and digits of an id.";

    /// <summary>Reads a link; false when the text is anything but the accepted forms.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SpotifyLink? link)
    {
        link = null;
        return false;
    }
}
