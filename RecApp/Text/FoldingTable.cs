using System.Collections.Frozen;
using System.Globalization;

namespace RecApp.Text;

/// <summary>
/// Letters without their marks. The application runs without a culture library, where
/// <see cref="string.Normalize()"/> leaves text as it is, so the table stands here (Unicode 15 decompositions of
/// Latin, Greek and Cyrillic small letters, and the Latin letters that people type without their stroke).
/// </summary>
internal static class FoldingTable
{
    private static readonly FrozenDictionary<char, string> Folded = Build();

    /// <summary>Small letters without marks for a small letter; null when it stays as it is.</summary>
    public static string? Find(char letter) => Folded.GetValueOrDefault(letter);

    /// <summary>Whether the character only marks the one before it, as a combining accent does.</summary>
    public static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static FrozenDictionary<char, string> Build()
    {
        var table = new Dictionary<char, string>();
        foreach (var (plain, marked) in Letters)
        {
            foreach (char letter in marked)
                table.TryAdd(letter, plain);
        }
        // Full-width forms of ASCII.
        for (char letter = '\uFF01'; letter <= '\uFF5E'; letter++)
            table.TryAdd(letter, char.ToLowerInvariant((char)(letter - 0xFEE0)).ToString());
        return table.ToFrozenDictionary();
    }

    private static (string Plain, string Marked)[] Letters =>
    [
        ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
        ("b", "ḃḅḇ"),
        ("c", "çćĉċčḉ"),
        ("d", "ďḋḍḏḑḓđð"),
        ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ḟ"),
        ("g", "ĝğġģǧǵḡ"),
        ("h", "ĥȟḣḥḧḩḫẖħ"),
        ("i", "ìíîïĩīĭįǐȉȋḭḯỉịı"),
        ("j", "ĵǰ"),
        ("k", "ķǩḱḳḵ"),
        ("l", "ĺļľḷḹḻḽł"),
        ("m", "ḿṁṃ"),
        ("n", "ñńņňǹṅṇṉṋ"),
        ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ"),
        ("p", "ṕṗ"),
        ("r", "ŕŗřȑȓṙṛṝṟ"),
        ("s", "śŝşšſșṡṣṥṧṩẛ"),
        ("t", "ţťțṫṭṯṱẗŧ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
        ("v", "ṽṿ"),
        ("w", "ŵẁẃẅẇẉẘ"),
        ("x", "ẋẍ"),
        ("y", "ýÿŷȳẏẙỳỵỷỹ"),
        ("z", "źżžẑẓẕ"),
        ("æ", "ǣǽ"),
        ("ø", "ǿ"),
        ("α", "ά"),
        ("β", "ϐ"),
        ("ε", "έϵ"),
        ("η", "ή"),
        ("θ", "ϑ"),
        ("ι", "ΐίϊ"),
        ("κ", "ϰ"),
        ("ο", "ό"),
        ("π", "ϖ"),
        ("ρ", "ϱ"),
        ("ς", "ϲ"),
        ("υ", "ΰϋύϒϓϔ"),
        ("φ", "ϕ"),
        ("ω", "ώ"),
        ("г", "ѓ"),
        ("е", "ѐё"),
        ("и", "йѝ"),
        ("к", "ќ"),
        ("у", "ў"),
        ("і", "ї"),
        ("ss", "ß"), ("ae", "æǣǽ"), ("oe", "œ"), ("th", "þ"), ("ij", "ĳ"), ("n", "ŉ"), ("dz", "ǆǳ"), ("lj", "ǉ"), ("nj", "ǌ"),
    ];
}
