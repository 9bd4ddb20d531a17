namespace RecApp.Features.Sentiment.Model.Text;

/// <summary>Words as people draw them out.</summary>
internal static class WordForms
{
    private const int Drawn = 3;

    /// <summary>“boring” for “boooooring”: a word that isn't known, with each letter that stands three times or more twice or once, as far as that is known; itself otherwise.</summary>
    /// <param name="word">Lower-case.</param>
    /// <param name="isKnown">Whether somebody knows a word.</param>
    public static string Shorten(string word, Func<string, bool> isKnown)
    {
        if (!IsDrawn(word) || isKnown(word))
            return word;
        foreach (int most in (int[])[1, 2])
            if (Cut(word, most) is var cut && isKnown(cut))
                return cut;
        return word;
    }

    private static bool IsDrawn(string word)
    {
        for (int at = Drawn - 1; at < word.Length; at++)
            if (word[at] == word[at - 1] && word[at] == word[at - 2] && char.IsAsciiLetter(word[at]))
                return true;
        return false;
    }

    private static string Cut(string word, int most)
    {
        var kept = new System.Text.StringBuilder(word.Length);
        for (int from = 0, to; from < word.Length; from = to)
        {
            for (to = from + 1; to < word.Length && word[to] == word[from];)
                to++;
            kept.Append(word[from], to - from >= Drawn ? most : to - from);
        }
        return kept.ToString();
    }
}
