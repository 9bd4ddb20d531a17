using System.Text;

namespace RecApp.Tables;

/// <summary>Tells code pages of Latin letters apart: in the right one, they are those of one language.</summary>
internal static class LatinEncoding
{
    private const int Looked = 256 * 1024;

    // Letters beyond ASCII of a language each: those of a text are of one language, in the right code page.
    private static readonly string[] Alphabets =
    [
        "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü¿¡ºª", "àéèìíîòóùú", "ãáàâçéêíóôõúü", "ëïéèêüö", "åäöæøéü", "áéíðóúýþæö",
        "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţșț", "čćđšž", "âçğıöşüî", "ąčęėįšųūž",
    ];

    private const string Marks = "“”„«»‹›–—…€£°§•·©®™½²³";

    // The first of those that fit as well counts.
    private static readonly string[] Candidates = ["windows-1252", "windows-1250", "windows-1254", "macintosh", "ibm850"];

    /// <summary>Whether more letters are of ASCII than beyond it, as in languages of Latin letters.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, Looked)];
        int ascii = 0, beyond = 0;
        foreach (byte letter in text)
        {
            ascii += char.IsAsciiLetter((char)letter) ? 1 : 0;
            beyond += letter >= 0x80 ? 1 : 0;
        }
        return beyond < ascii;
    }

    /// <summary>The code page in which the letters of a text are those of one language.</summary>
    public static Encoding Detect(ReadOnlySpan<byte> text)
    {
        byte[] start = text[..Math.Min(text.Length, Looked)].ToArray();
        return Candidates.Select(Encoding.GetEncoding).MaxBy(encoding => Score(encoding.GetString(start)))!;
    }

    private static int Score(string text) => Alphabets.Max(alphabet => Score(text, alphabet));

    private static int Score(string text, string alphabet)
    {
        int score = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter < 0x80)
                continue;
            char before = i > 0 ? text[i - 1] : ' ', after = i + 1 < text.Length ? text[i + 1] : ' ';
            if (letter is '’' or '‘')
                score += 2;
            // Blanks that don't break set thousands apart; in other code pages they would be letters among digits.
            else if (letter == '\u00A0')
                score += char.IsAsciiDigit(before) && char.IsAsciiDigit(after) ? 2 : 0;
            else if (char.IsLetter(letter) && char.IsAsciiDigit(before) && char.IsAsciiDigit(after))
                score -= 2;
            else if (alphabet.Contains(char.ToLowerInvariant(letter), StringComparison.Ordinal) || letter == 'İ')
                score += char.IsUpper(letter) && char.IsLower(before) ? -2 : 2;
            else if (Marks.Contains(letter, StringComparison.Ordinal))
                score += char.IsLetter(before) && char.IsLetter(after) ? -2 : 1;
            else
                score -= 2;
        }
        return score;
    }
}
