using System.Text.RegularExpressions;
using RecApp.Text;

namespace RecApp.Features.Playlists.Model.Text;

/// <summary>
/// What makes two entries the same song for a listener: title and main artist; guests, spelling and remastering aside.
/// Live recordings, remixes and acoustic versions are songs of their own.
/// </summary>
internal static partial class SongKey
{
    /// <summary>Equal for the same song; of length 1 or less when there is nothing to compare.</summary>
    public static string Of(string title, string mainArtist) =>
        $"{TextFolding.Words(Editions().Replace(Guests().Replace(title, ""), ""))}\n{TextFolding.Words(mainArtist)}";

    /// <summary>The title alone, folded, without whatever names an edition, a recording or guests; blank when nothing else stands there.</summary>
    public static string WithoutEdition(string title) => TextFolding.Words(Recordings().Replace(title, ""));

    // Behind a dash or in brackets: what begins with, or holds, a word for an edition.
    [GeneratedRegex(@"\s+[-–—]\s+[^-–—]*?\b(?:live|acoustic|unplugged|demo|re-?master(?:ed)?|version|edit|mix|re-?mix|mono|stereo|instrumental|karaoke|extended|deluxe|bonus|single|radio|sessions?|anniversary|edition|original|explicit|clean|sped up|slowed|nightcore|reverb|orchestral|from|recorded|feat|ft|with|cover|dub|vip|take \d+|\d{4})\b.*\z|\s*[\(\[][^\)\]]*?\b(?:live|acoustic|unplugged|demo|re-?master(?:ed)?|version|edit|mix|re-?mix|mono|stereo|instrumental|karaoke|extended|deluxe|bonus|single|radio|sessions?|anniversary|edition|original|explicit|clean|sped up|slowed|nightcore|reverb|orchestral|from|recorded|feat|ft|featuring|with|cover|dub|vip)\b[^\)\]]*[\)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Recordings();

    [GeneratedRegex(@"\s*[\(\[](?:feat\.?|ft\.?|featuring|with)\s[^\)\]]*[\)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Guests();

    [GeneratedRegex(@"(?:\s+-\s+|\s*[\(\[])(?:\d{4}\s+)?(?:(?:digital(?:ly)?\s+)?re-?master(?:ed)?|mono|stereo|single|album|original|radio|mix)(?:\s+(?:version|edit|mix|re-?master(?:ed)?|\d{4}))*[\)\]]?\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Editions();
}
