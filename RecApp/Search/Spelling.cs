namespace RecApp.Search;

/// <summary>How far typed text is from a word.</summary>
internal static class Spelling
{
    private const int LongestTyped = 32;

    /// <summary>One bit for each of a–z, one for digits, the rest for other letters.</summary>
    public static uint Letters(string word)
    {
        uint letters = 0;
        foreach (char letter in word)
        {
            letters |= letter switch
            {
                >= 'a' and <= 'z' => 1u << (letter - 'a'),
                >= '0' and <= '9' => 1u << 26,
                _ => 1u << (27 + letter % 5),
            };
        }
        return letters;
    }

    /// <summary>
    /// Whether some beginning of the word is at most <paramref name="slips"/> insertions, deletions, replacements or swaps
    /// of neighbours away from what was typed (optimal string alignment).
    /// </summary>
    public static bool StartsLike(string word, string typed, int slips)
    {
        if (typed.Length > LongestTyped || word.Length < typed.Length - slips)
            return false;
        int width = typed.Length + 1;
        Span<int> rows = stackalloc int[3 * (LongestTyped + 1)];
        var before = rows[..width];
        var previous = rows.Slice(LongestTyped + 1, width);
        var current = rows.Slice(2 * (LongestTyped + 1), width);
        for (int j = 0; j < width; j++)
            previous[j] = j;
        if (previous[^1] <= slips)
            return true;
        for (int i = 1; i <= word.Length && i <= typed.Length + slips; i++)
        {
            current[0] = i;
            int lowest = i;
            for (int j = 1; j < width; j++)
            {
                int cost = word[i - 1] == typed[j - 1] ? 0 : 1;
                int distance = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && word[i - 1] == typed[j - 2] && word[i - 2] == typed[j - 1])
                    distance = Math.Min(distance, before[j - 2] + 1);
                current[j] = distance;
                lowest = Math.Min(lowest, distance);
            }
            if (current[^1] <= slips)
                return true;
            if (lowest > slips)
                return false;
            var oldest = before;
            before = previous;
            previous = current;
            current = oldest;
        }
        return false;
    }
}
