namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>Maps single characters as training does: spelt out, so that no Unicode table of a platform has a say.</summary>
internal static class CharacterFolding
{
    /// <summary>Stands for characters that vanish.</summary>
    public const char Nothing = '\0';

    /// <summary>Becomes two full stops.</summary>
    public const char Ellipsis = '\u2026';

    /// <summary>From here on emoji and stars begin, surrogates included.</summary>
    public const char FirstSymbol = '\u2600';

    // One ASCII character for each of U+00C0 to U+017F.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
        + "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string Apostrophes = "\u2018\u2019\u201b\u00b4\u0060\u02bc\u0092\u0091\u2032";
    private const string Quotes = "\u201c\u201d\u201e\u00ab\u00bb\u0093\u0094";
    private const string Dropped = "\u00ad\u200b\u200c\u200d\u2060\ufeff";
    private const int CombiningFrom = 0x300;
    private const int CombiningTo = 0x370;

    private static readonly char[] Table = Build();

    /// <summary>What a UTF-16 unit becomes: a printable ASCII character, a space, or <see cref="Nothing"/>; not for <see cref="Ellipsis"/>.</summary>
    public static char Fold(char character) => character < Table.Length ? Table[character] : character == '\ufeff' ? Nothing : ' ';

    /// <summary>Whether a character may stand where an apostrophe was lost: a question mark, the replacement character, and what code pages of old make of it.</summary>
    public static bool MayBeApostrophe(char character) => character is '?' or '\ufffd' or '\u00d5' or '\u00c6' or '\uff07';

    private static char[] Build()
    {
        // Above this only U+FEFF is not a space.
        var table = new char[0x2100];
        Array.Fill(table, ' ');
        for (int code = 0x21; code < 0x7F; code++)
            table[code] = char.ToLowerInvariant((char)code);
        for (int offset = 0; offset < Latin.Length; offset++)
            table[0xC0 + offset] = Latin[offset];
        foreach (char apostrophe in Apostrophes)
            table[apostrophe] = '\'';
        foreach (char quote in Quotes)
            table[quote] = '"';
        foreach (char dropped in Dropped.Where(dropped => dropped < table.Length))
            table[dropped] = Nothing;
        table.AsSpan(CombiningFrom, CombiningTo - CombiningFrom).Fill(Nothing);
        return table;
    }
}
