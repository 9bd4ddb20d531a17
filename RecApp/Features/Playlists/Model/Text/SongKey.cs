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

    [GeneratedRegex(@"\s*[\(\[](?:feat\.?|ft\.?|featuring|with)\s[^\)\]]*[\)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Guests();

    [GeneratedRegex(@"(?:\s+-\s+|\s*[\(\[])(?:\d{4}\s+)?(?:(?:digital(?:ly)?\s+)?re-?master(?:ed)?|mono|stereo|single|album|original|radio|mix)(?:\s+(?:version|edit|mix|re-?master(?:ed)?|\d{4}))*[\)\]]?\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Editions();
}
