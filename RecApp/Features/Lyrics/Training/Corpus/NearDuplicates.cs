using System.Runtime.InteropServices;
using RecApp.Features.Lyrics.Model;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>
/// Finds poems that stand in the corpus twice, in full, in part or in another edition: by the share of their windows of five
/// words that a longer poem has, too (containment of shingles; A. Broder, On the resemblance and containment of documents, 1997).
/// </summary>
internal static class NearDuplicates
{
    /// <summary>Words in a window.</summary>
    public const int Window = 5;

    /// <summary>A poem goes when at least this share of its windows stands in one longer poem.</summary>
    public const double Share = 0.5;

    /// <summary>For each poem the index of the longer one that has it, or -1.</summary>
    public static int[] Find(IReadOnlyList<Poem> poems)
    {
        int[] copies = new int[poems.Count];
        Array.Fill(copies, -1);
        var owners = new Dictionary<ulong, int>();
        var found = new Dictionary<int, int>();
        int[] byLength = [.. Enumerable.Range(0, poems.Count).OrderByDescending(i => poems[i].Lines.Sum(line => line.Length)).ThenBy(i => i)];
        foreach (int i in byLength)
        {
            var windows = Windows(poems[i]);
            found.Clear();
            foreach (ulong window in windows)
                if (owners.TryGetValue(window, out int owner))
                    CollectionsMarshal.GetValueRefOrAddDefault(found, owner, out _)++;
            var (best, count) = found.Append(new(-1, 0)).MaxBy(pair => (pair.Value, -pair.Key));
            if (windows.Count > 0 && count >= Share * windows.Count)
                copies[i] = best;
            else
                foreach (ulong window in windows)
                    owners.TryAdd(window, i);
        }
        return copies;
    }

    private static HashSet<ulong> Windows(Poem poem)
    {
        ulong[] words = [.. CorpusWords.Of(poem.Lines).Select(word => WordWindows.Hash(word))];
        var windows = new HashSet<ulong>();
        for (int i = 0; i + Math.Min(Window, words.Length) <= words.Length && words.Length > 0; i++)
            windows.Add(WordWindows.Hash(words.AsSpan(i, Math.Min(Window, words.Length))));
        return windows;
    }
}
