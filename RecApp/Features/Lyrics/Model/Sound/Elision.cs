namespace RecApp.Features.Lyrics.Model.Sound;

/// <summary>The full form of words from which verse drops a sound.</summary>
internal static class Elision
{
    // Short form, full one that sounds alike or longer, syllables lost.
    private const string Table = """
        o'er ore 0|e'er air 0|ne'er air 0|howe'er however 1|whate'er whatever 1|where'er wherever 1|whene'er whenever 1
        heav'n heaven 1|ev'n even 1|e'en mean 0|giv'n given 1|driv'n driven 1|ris'n risen 1|pow'r power 1|flow'r flower 1
        tow'r tower 1|show'r shower 1|th the 0|thro through 0|tho though 0|altho although 0|tis his 0|twas was 0|twere were 0
        """;

    private static readonly Dictionary<string, (string Word, int Lost)> Known = Table.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries)
        .Select(row => row.Trim().Split(' ')).ToDictionary(row => row[0], row => (row[1], row[2][0] - '0'), StringComparer.Ordinal);

    /// <summary>The full word and how many syllables the short one lacks; null when there is nothing to restore.</summary>
    /// <param name="word">Small letters and apostrophes.</param>
    public static (string Word, int Lost)? Full(string word)
    {
        if (Known.TryGetValue(word, out var known))
            return known;
        if (word.EndsWith("'d", StringComparison.Ordinal) && word.Length > 3)
            // lov'd is loved; wand'r'd loses a second one.
            return (word[..^2] + "ed", 0);
        if (word.EndsWith("in", StringComparison.Ordinal) && word.Length > 4)
            return (word + "g", 0);
        if (word.EndsWith("'s", StringComparison.Ordinal))
            return (word[..^2] + "s", 0);
        int gap = word.IndexOf('\'', StringComparison.Ordinal);
        // wand'ring is wandering, ev'ry is every: an e between consonants.
        return gap > 0 && gap < word.Length - 1 ? (word.Remove(gap, 1).Insert(gap, "e"), 1) : null;
    }
}
