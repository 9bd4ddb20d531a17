namespace RecApp.Features.Lyrics.Model;

/// <summary>Knows which characters the model was taught: Latin letters and the marks of English text.</summary>
internal static class ScriptFilter
{
    /// <summary>Whether the model reads a character.</summary>
    public static bool IsReadable(char letter) => letter < 0x250 || (letter is >= '\u0300' and <= '\u036F') || (letter is >= '\u2010' and <= '\u203A');

    /// <summary>The text without what the model does not read, blanks in its place not doubled.</summary>
    public static string Readable(string text)
    {
        string kept = string.Concat(text.Where(IsReadable));
        return kept.Length == text.Length ? text : string.Join(' ', kept.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Unicode code points of a text.</summary>
    public static int CodePoints(string text) => text.EnumerateRunes().Count();
}
