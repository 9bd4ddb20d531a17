using System.Buffers;
using System.Text;

namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>Undoes UTF-8 that was read as Windows-1252 or Latin-1, as in <c>donâ€™t</c>.</summary>
internal static class Mojibake
{
    // All that is left of a quotation mark or an apostrophe whose last byte was nothing.
    private const string QuotationLost = "\u00e2\u20ac";

    // What bytes 0x80 to 0x9F are in Windows-1252; a blank where they are nothing.
    private const string HighControls = "\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d  \u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178";

    /// <summary>The character that begins here was read as several, and as how many; length 0 where that isn't so.</summary>
    /// <remarks>Only leads of Latin letters, punctuation and emoji count: “É…” is a word's end and no Tifinagh.</remarks>
    public static (Rune Character, int Length) Read(ReadOnlySpan<char> text)
    {
        int more = text[0] switch
        {
            >= '\u00c2' and <= '\u00c5' => 1,
            '\u00e2' or '\u00ef' => 2,
            '\u00f0' => 3,
            _ => 0,
        };
        if (more == 0 || text.Length < 2)
            return default;
        if (text.StartsWith(QuotationLost) && (text.Length == QuotationLost.Length || Byte(text[2]) is null))
            return (new('\u2019'), text is [_, _, '?' or '\ufffd', ..] ? 3 : 2);
        if (text.Length <= more)
            return default;
        Span<byte> bytes = [(byte)text[0], 0, 0, 0];
        for (int i = 1; i <= more; i++)
            if (Byte(text[i]) is { } continued)
                bytes[i] = continued;
            else
                return default;
        return Rune.DecodeFromUtf8(bytes[..(more + 1)], out var character, out int read) == OperationStatus.Done && read == more + 1 ? (character, read) : default;
    }

    // The byte that was read as this character, where it can continue another.
    private static byte? Byte(char character) => character switch
    {
        >= '\u0080' and <= '\u00bf' => (byte)character,
        > '\u00ff' when HighControls.IndexOf(character, StringComparison.Ordinal) is >= 0 and var place => (byte)(0x80 + place),
        _ => null,
    };
}
