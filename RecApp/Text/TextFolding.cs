using System.Text;

namespace RecApp.Text;

/// <summary>Makes spellings comparable: small letters, no marks, and optionally no punctuation.</summary>
public static class TextFolding
{
    /// <summary>
    /// Small letters without marks and single blanks; punctuation stays, so that <c>P!nk</c> and <c>Pnk</c> remain two artists.
    /// </summary>
    public static string Name(string text) => Fold(text, keepPunctuation: true);

    /// <summary>Small letters and digits in words that single blanks separate; apostrophes vanish, other punctuation separates.</summary>
    public static string Words(string text) => Fold(text, keepPunctuation: false);

    private static string Fold(string text, bool keepPunctuation)
    {
        var folded = new StringBuilder(text.Length);
        bool gap = false;
        foreach (char raw in text)
        {
            char letter = char.ToLowerInvariant(raw);
            if (letter > 127 && FoldingTable.IsMark(letter) || (!keepPunctuation && IsApostrophe(letter)))
                continue;
            if (char.IsWhiteSpace(letter) || (!keepPunctuation && IsSeparator(letter)))
            {
                gap = true;
                continue;
            }
            if (gap && folded.Length > 0)
                folded.Append(' ');
            gap = false;
            if (letter > 127 && FoldingTable.Find(letter) is { } plain)
                folded.Append(plain);
            else
                folded.Append(letter);
        }
        return folded.ToString();
    }

    private static bool IsApostrophe(char letter) => letter is '\'' or '’' or '‘' or '`' or '´';

    private static bool IsSeparator(char letter) => !char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter);
}
