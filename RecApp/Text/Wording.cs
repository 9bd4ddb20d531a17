namespace RecApp.Text;

/// <summary>How text that others wrote stands in sentences and labels.</summary>
internal static class Wording
{
    /// <summary>The text, or its beginning and an ellipsis; a character that takes two UTF-16 units is never cut in half.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Most UTF-16 units before the ellipsis, 1 or more.</param>
    public static string Shortened(this string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        int end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end].TrimEnd() + "…";
    }

    /// <summary>With a capital at its beginning.</summary>
    public static string Capitalised(this string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
