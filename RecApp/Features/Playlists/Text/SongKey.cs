using System.Text.RegularExpressions;

namespace RecApp.Features.Playlists.Text;

/// <summary>What makes two entries the same song for a listener: title and main artist, guests and spelling aside.</summary>
internal static partial class SongKey
{
    /// <summary>Equal for the same song; of length 1 or less when there is nothing to compare.</summary>
    public static string Of(string title, string mainArtist) => $"{TextFolding.Words(Guests().Replace(title, ""))}\n{TextFolding.Words(mainArtist)}";

    [GeneratedRegex(@"\s*[\(\[](?:feat\.?|ft\.?|featuring|with)\s[^\)\]]*[\)\]]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Guests();
}
