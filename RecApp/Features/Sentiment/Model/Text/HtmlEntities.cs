using System.Collections.Frozen;
using System.Globalization;
using System.Net;

namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>Reads character references as browsers do: named, decimal and hexadecimal, encoded twice (<c>&amp;amp;#39;</c>), and without their semicolon.</summary>
internal static class HtmlEntities
{
    private const string Ampersand = "amp;";
    private const int LongestName = 31;

    // Of HTML 5, beside the names of HTML 4 that the platform decodes.
    private static readonly FrozenDictionary<string, string> Newer = new Dictionary<string, string>
    {
        ["excl"] = "!",
        ["quest"] = "?",
        ["period"] = ".",
        ["comma"] = ",",
        ["colon"] = ":",
        ["semi"] = ";",
        ["lpar"] = "(",
        ["rpar"] = ")",
        ["ast"] = "*",
        ["sol"] = "/",
        ["star"] = "\u2606",
        ["starf"] = "\u2605",
        ["bigstar"] = "\u2605",
        ["rsquor"] = "\u2019",
        ["grave"] = "`",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string[] WithoutSemicolon = ["quot", "nbsp", "amp", "lt", "gt"];

    /// <summary>What stands for the reference that begins at an ampersand, and its length; the ampersand itself where none does.</summary>
    public static (string Characters, int Length) Read(ReadOnlySpan<char> text)
    {
        int inner = 1;
        while (text[inner..].StartsWith(Ampersand))
            inner += Ampersand.Length;
        var (characters, length) = Body(text[inner..]);
        return length > 0 ? (characters, inner + length) : ("&", inner);
    }

    // What follows the ampersand; length 0 where that is no reference.
    private static (string Characters, int Length) Body(ReadOnlySpan<char> text)
    {
        if (text is ['#', ..])
            return Number(text);
        int end = 0;
        while (end < text.Length && end <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        string name = text[..end].ToString();
        if (end < text.Length && text[end] == ';')
            return Named(name) is { } character ? (character, end + 1) : ("", 0);
        return WithoutSemicolon.Contains(name) ? (Named(name)!, end) : ("", 0);
    }

    private static string? Named(string name)
    {
        if (Newer.GetValueOrDefault(name) is { } newer)
            return newer;
        foreach (string spelling in (string[])[name, name.ToLowerInvariant()])
            if (WebUtility.HtmlDecode($"&{spelling};") is var decoded && decoded[0] != '&' || spelling == "amp")
                return decoded;
        return null;
    }

    private static (string Characters, int Length) Number(ReadOnlySpan<char> text)
    {
        const int most = 7;
        bool isHexadecimal = text.Length > 1 && text[1] is 'x' or 'X';
        int start = isHexadecimal ? 2 : 1, end = start;
        while (end < text.Length && end - start < most && (isHexadecimal ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        if (end == start)
            return ("", 0);
        int code = int.Parse(text[start..end], isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        string character = code > 0 && System.Text.Rune.IsValid(code) ? char.ConvertFromUtf32(code) : " ";
        return (character, end < text.Length && text[end] == ';' ? end + 1 : end);
    }
}
