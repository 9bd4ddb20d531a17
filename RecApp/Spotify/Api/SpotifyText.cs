using System.Text.RegularExpressions;
using RecApp.Text;

namespace RecApp.Spotify.Api;

/// <summary>Texts of Spotify's answers are written by its users: they are cut to a length and checked before anything uses them.</summary>
internal static partial class SpotifyText
{
    private const int Longest = 300;

    /// <summary>A name without control characters, of at most 300 characters; empty for none.</summary>
    public static string Short(string? text)
    {
        var clean = string.Concat((text ?? "").Where(character => !char.IsControl(character))).Trim();
        return clean.Shortened(Longest);
    }

    /// <summary>The id where it is one, else null.</summary>
    public static string? Id(string? text) => SpotifyLink.IsId(text) ? text : null;

    /// <summary>Whether it is the address of a picture on Spotify's server for them, which our policy lets in.</summary>
    public static bool IsCover(string? address) => address is not null && CoverPattern().IsMatch(address);

    [GeneratedRegex(@"\Ahttps://i\.scdn\.co/image/[0-9A-Za-z]{1,100}\z")]
    private static partial Regex CoverPattern();
}
