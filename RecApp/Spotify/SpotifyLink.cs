using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace RecApp.Spotify;

/// <summary>What a Spotify link points to.</summary>
public enum SpotifyKind
{
    /// <summary>A song.</summary>
    Track,

    Playlist,

    Album,
}

/// <summary>A Spotify link, URI, embed code or bare id, reduced to kind and id. Nothing is ever fetched.</summary>
/// <param name="Kind">Null for a bare id, which may be any of the three.</param>
/// <param name="Id">22 letters and digits.</param>
public sealed partial record SpotifyLink(SpotifyKind? Kind, string Id)
{
    /// <summary>What is accepted, in words for a person whose input was refused.</summary>
    public const string Accepted =
        "Give a link to a playlist, album or song on open.spotify.com, a URI such as spotify:playlist:37i9dQZF1DXcBWIGoYBM5M, "
        + "Spotify's embed code, or the 22 letters and digits of an id.";

    /// <summary>Letters and digits of an id.</summary>
    public const int IdLength = 22;

    // Spotify's embed code has about 400 characters.
    private const int Longest = 2000;

    /// <summary>Reads a link; false when the text is anything but the accepted forms.</summary>
    /// <remarks>
    /// The text is matched as a whole against a pattern instead of being parsed as a URL: user names, ports, other hosts
    /// and schemes have no place in the pattern, so no reading of the URL can differ from ours.
    /// </remarks>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SpotifyLink? link)
    {
        link = null;
        if (text is null || text.Length > Longest)
            return false;
        string trimmed = text.Trim();
        var match = Frame().Match(trimmed);
        if (!match.Success)
            match = Address().Match(trimmed);
        if (!match.Success)
            match = Uri().Match(trimmed);
        if (match.Success)
            link = new(Enum.Parse<SpotifyKind>(match.Groups["kind"].Value, ignoreCase: true), match.Groups["id"].Value);
        else if (IsId(trimmed))
            link = new(null, trimmed);
        return link is not null;
    }

    /// <summary>The links and URIs that stand in a text, in their order, whatever surrounds them.</summary>
    public static IEnumerable<SpotifyLink> FindAll(string text) =>
        Anywhere().Matches(text).Select(static match => new SpotifyLink(Enum.Parse<SpotifyKind>(match.Groups["kind"].Value, ignoreCase: true), match.Groups["id"].Value));

    /// <summary>Whether the text is an id and nothing else.</summary>
    public static bool IsId([NotNullWhen(true)] string? text) => text?.Length == IdLength && text.All(char.IsAsciiLetterOrDigit);

    [GeneratedRegex(@"\A(?:https?://)?open\.spotify\.com/(?:intl-[a-z]{2,5}/)?(?:embed/)?(?:user/[A-Za-z0-9._-]{1,64}/)?(?<kind>track|playlist|album)/(?<id>[A-Za-z0-9]{22})/?(?:[?#][^\s<>""'\\]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    // Links that were copied together may touch: an id has its length.
    [GeneratedRegex(@"(?:open\.spotify\.com/(?:intl-[a-z]{2,5}/)?(?:embed/)?(?:user/[A-Za-z0-9._-]{1,64}/)?|spotify:(?:user:[A-Za-z0-9._-]{1,64}:)?)(?<kind>track|playlist|album)[/:](?<id>[A-Za-z0-9]{22})", RegexOptions.CultureInvariant)]
    private static partial Regex Anywhere();

    [GeneratedRegex(@"\Aspotify:(?:user:[A-Za-z0-9._-]{1,64}:)?(?<kind>track|playlist|album):(?<id>[A-Za-z0-9]{22})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uri();

    [GeneratedRegex(@"\A<iframe\b[^<>]*\ssrc=""https://open\.spotify\.com/embed/(?<kind>track|playlist|album)/(?<id>[A-Za-z0-9]{22})(?:\?[^\s<>""'\\]*)?""[^<>]*>\s*(?:</iframe>)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Frame();
}
