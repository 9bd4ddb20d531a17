using RecApp.Features.Lyrics.Model.Network;

namespace RecApp.Features.Lyrics.Training;

/// <summary>
/// Counts n-grams and turns them into a table by interpolated Kneser-Ney smoothing: all but the longest are counted by how many
/// different tokens stand before them, and each count gives up a constant to what was not seen.
/// </summary>
internal static class NgramCounter
{
    private const int Width = 16;

    // Where nothing else is known, every token of the vocabulary stays possible.
    private const double Floor = 0.1;

    /// <summary>Builds the table.</summary>
    /// <param name="texts">Tokens of each text without <see cref="VerseTokenizer.Text"/>.</param>
    /// <param name="tokens">Size of the vocabulary, at most 65,536.</param>
    /// <param name="least">How often an n-gram of two tokens, of three and of four has to stand in the texts to be kept; ascending.</param>
    public static NgramTable Count(IReadOnlyList<int[]> texts, int tokens, IReadOnlyList<int> least)
    {
        var counts = new NgramCounts[NgramTable.Order];
        for (int length = 1; length <= NgramTable.Order; length++)
            counts[length - 1] = NgramCounts.Of(Keys(texts, length));
        double[] weights = new double[tokens];
        int[] single = Smoothed(counts, 1);
        for (int i = 0; i < single.Length; i++)
            weights[counts[0].Keys[i]] = single[i];
        // The beginning of a text follows nothing.
        weights[VerseTokenizer.Text] = 0;
        double all = weights.Sum() + (Floor * tokens);
        var levels = new NgramLevel[NgramTable.Order - 1];
        ulong[] parents = [.. Enumerable.Range(0, tokens).Select(token => (ulong)token)];
        for (int length = 2; length <= NgramTable.Order; length++)
            (levels[length - 2], parents) = Level(counts[length - 1], Smoothed(counts, length), parents, least[length - 2]);
        return new([.. weights.Select(weight => (float)((weight + Floor) / all))], levels);
    }

    // Every run of so many tokens within a text, the oldest in the highest bits.
    private static ulong[] Keys(IReadOnlyList<int[]> texts, int length)
    {
        ulong mask = length == 4 ? ulong.MaxValue : (1UL << (Width * length)) - 1;
        var keys = new List<ulong>();
        foreach (int[] text in texts)
        {
            ulong key = VerseTokenizer.Text;
            if (length == 1)
                keys.Add(key);
            for (int i = 0; i < text.Length; i++)
            {
                key = ((key << Width) | (uint)text[i]) & mask;
                if (i + 2 >= length)
                    keys.Add(key);
            }
        }
        return [.. keys];
    }

    // How many different tokens stand before each n-gram; for the longest, and where a text begins, how often it stands there.
    private static int[] Smoothed(NgramCounts[] counts, int length)
    {
        var own = counts[length - 1];
        if (length == counts.Length)
            return own.Times;
        ulong mask = (1UL << (Width * length)) - 1;
        var before = NgramCounts.Of([.. counts[length].Keys.Select(key => key & mask)]);
        int[] smoothed = new int[own.Keys.Length];
        for (int i = 0, j = 0; i < smoothed.Length; i++)
        {
            while (j < before.Keys.Length && before.Keys[j] < own.Keys[i])
                j++;
            bool isPreceded = j < before.Keys.Length && before.Keys[j] == own.Keys[i];
            bool opens = own.Keys[i] >> (Width * (length - 1)) == VerseTokenizer.Text;
            smoothed[i] = opens || !isPreceded ? own.Times[i] : before.Times[j];
        }
        return smoothed;
    }

    private static (NgramLevel Level, ulong[] Kept) Level(NgramCounts counts, int[] smoothed, ulong[] parents, int least)
    {
        double once = smoothed.Count(count => count == 1), twice = smoothed.Count(count => count == 2);
        double discount = once == 0 ? 0.5 : once / (once + (2 * twice));
        var starts = new List<int>(parents.Length + 1) { 0 };
        var tokens = new List<ushort>();
        var logarithms = new List<byte>();
        var kept = new List<ulong>();
        int i = 0;
        foreach (ulong parent in parents)
        {
            while (i < smoothed.Length && counts.Keys[i] >> Width < parent)
                i++;
            int first = i;
            double total = 0;
            for (; i < smoothed.Length && counts.Keys[i] >> Width == parent; i++)
                total += smoothed[i];
            for (int child = first; child < i; child++)
            {
                if (counts.Times[child] < least)
                    continue;
                tokens.Add((ushort)counts.Keys[child]);
                logarithms.Add(NgramLevel.Logarithm((smoothed[child] - discount) / total));
                kept.Add(counts.Keys[child]);
            }
            starts.Add(tokens.Count);
        }
        return (new([.. starts], [.. tokens], [.. logarithms]), [.. kept]);
    }
}
