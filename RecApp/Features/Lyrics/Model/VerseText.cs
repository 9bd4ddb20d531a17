using System.Text;

namespace RecApp.Features.Lyrics.Model;

/// <summary>
/// How the language model wants its characters: typographic quotes and dashes as their ASCII forms, accents composed with
/// their letters, lines ending in <c>\n</c>, no control characters. Training, scoring and prefixes all pass through here.
/// </summary>
internal static class VerseText
{
    // Composed Latin letters by mark, "base composed" in pairs: the runtime has no normalisation tables under InvariantGlobalization.
    private static readonly Dictionary<(char Letter, char Mark), char> Composed = new[]
    {
        ('\u0300', "aàeèiìoòuùAÀEÈIÌOÒUÙ"), ('\u0301', "aáeéiíoóuúyýcćnńsśzźAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹ"),
        ('\u0302', "aâeêiîoôuûwŵyŷAÂEÊIÎOÔUÛWŴYŶ"), ('\u0303', "aãnñoõAÃNÑOÕ"), ('\u0304', "aāeēiīoōuūAĀEĒIĪOŌUŪ"),
        ('\u0306', "aăeĕgğAĂEĔGĞ"), ('\u0308', "aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ"), ('\u030A', "aåuůAÅUŮ"), ('\u030C', "cčeěrřsšzžCČEĚRŘSŠZŽ"),
        ('\u0327', "cçsşCÇSŞ"),
    }.SelectMany(row => row.Item2.Chunk(2).Select(pair => ((pair[0], row.Item1), pair[1]))).ToDictionary();

    /// <summary>The text as the model reads it, character by character in the same order.</summary>
    public static string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter == '\r')
                letter = i + 1 < text.Length && text[i + 1] == '\n' ? '\0' : '\n';
            if (result.Length > 0 && letter is >= '\u0300' and <= '\u036F' && Composed.TryGetValue((result[^1], letter), out char composed))
                result[^1] = composed;
            else if (Replacement(letter) is { } replacement)
                result.Append(replacement);
            else if (!IsDropped(letter))
                result.Append(letter);
        }
        return result.ToString();
    }

    private static string? Replacement(char letter) => letter switch
    {
        '‘' or '’' or '‚' or '‛' or '′' or '`' or '´' or 'ʼ' => "'",
        '“' or '”' or '„' or '‟' or '″' or '«' or '»' => "\"",
        '—' or '―' => "--",
        '–' or '‒' or '‐' or '‑' or '−' => "-",
        '…' => "...",
        '\t' or '\v' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u3000' => " ",
        '\u0085' or '\u2028' or '\u2029' or '\f' => "\n",
        _ => null,
    };

    // Control characters, soft hyphens, marks of direction and of byte order have no place in a line of verse.
    private static bool IsDropped(char letter) =>
        (char.IsControl(letter) && letter != '\n') || letter is '\u00AD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E');
}
