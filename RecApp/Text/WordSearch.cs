using System.Buffers;

namespace RecApp.Text;

/// <summary>Finds items that hold every word typed, each as the beginning of a word, in any order.</summary>
/// <param name="index">Words of the items.</param>
/// <param name="prominence">[items] 0–1: which of equally fitting items people more likely mean.</param>
internal sealed class WordSearch(WordIndex index, float[] prominence)
{
    private const int LongestQuery = 200;
    private const int MostWords = 8;

    // Fewer exact results than this, and slips are looked for.
    private const int Enough = 5;

    // More than everything else in a score together.
    private const float OptionalPenalty = 5;
    private const float SlipPenalty = 10;

    /// <summary>The words of a query: folded, signs read as words, each once, at most eight.</summary>
    public static string[] Words(string? query) => [.. TitleWords.Asked(query, LongestQuery).Distinct(StringComparer.Ordinal).Take(MostWords)];

    /// <summary>The best-fitting items, best first: whole words before beginnings, short texts before long, prominent before obscure.</summary>
    /// <param name="words">From <see cref="Words"/>.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="optional">Words that need not stand in an item where too few have them all; null for articles and "and".</param>
    public List<(int Item, float Score)> Find(string[] words, int take, Predicate<string>? optional = null)
    {
        if (words.Length == 0)
            return [];
        var found = Exact(words, take);
        if (found.Count >= Math.Min(take, Enough))
            return found;
        if (Telling(words, optional ?? TitleWords.Optional.Contains) is { } telling)
            found = Joined(found, Exact(telling, take), OptionalPenalty, take);
        else
            telling = words;
        // What is typed as it stands in few names may be a slip in a well-known one ("metalica").
        return found.Count >= Math.Min(take, Enough)
            ? found
            : Joined(found, Matching(telling, [.. telling.Select(word => Candidates(word, tolerant: true))], take), SlipPenalty, take);
    }

    private static List<(int Item, float Score)> Joined(List<(int Item, float Score)> found, List<(int Item, float Score)> further, float penalty, int take)
    {
        var known = found.Select(pair => pair.Item).ToHashSet();
        return [.. found, .. further.Where(pair => !known.Contains(pair.Item)).Select(pair => (pair.Item, pair.Score - penalty)).Take(take - found.Count)];
    }

    // Null where no other words are left to look for.
    private static string[]? Telling(string[] words, Predicate<string> optional)
    {
        string[] apart = TitleWords.Apart(words) ?? words;
        string[] telling = [.. apart.Where(word => !optional(word)).Take(MostWords)];
        return telling.Length == 0 || telling.AsSpan().SequenceEqual(words) ? null : telling;
    }

    private List<(int Item, float Score)> Exact(string[] words, int take)
    {
        int[][] exact = [.. words.Select(word => Candidates(word, tolerant: false))];
        return exact.All(candidates => candidates.Length > 0) ? Matching(words, exact, take) : [];
    }

    // Words of the index that fit a word typed; a slip is only looked for when asked.
    private int[] Candidates(string word, bool tolerant)
    {
        var (first, end) = index.StartingWith(word);
        // "star trek 2" rather means the second than the one of 2009.
        if (!tolerant && first < end && index.Is(first, word) && !word.AsSpan().ContainsAnyExceptInRange('0', '9'))
            end = first + 1;
        var prefixed = Enumerable.Range(first, end - first);
        return tolerant ? [.. prefixed.Union(index.Resembling(word))] : [.. prefixed];
    }

    private List<(int Item, float Score)> Matching(string[] words, int[][] candidates, int take)
    {
        // Marks tell how many of the words so far an item fits; the rarest word goes first, so few items stay in the race.
        var order = Enumerable.Range(0, words.Length).OrderBy(i => candidates[i].Sum(word => index.Items(word).Length)).ToArray();
        byte[] marks = ArrayPool<byte>.Shared.Rent(index.Count);
        byte[] whole = ArrayPool<byte>.Shared.Rent(index.Count);
        Array.Clear(marks, 0, index.Count);
        Array.Clear(whole, 0, index.Count);
        try
        {
            var best = new PriorityQueue<int, (float, int)>();
            for (int step = 0; step < order.Length; step++)
            {
                string typed = words[order[step]];
                foreach (int word in candidates[order[step]])
                {
                    bool isWhole = index.Is(word, typed);
                    foreach (int item in index.Items(word))
                    {
                        if (isWhole && marks[item] >= step)
                            whole[item]++;
                        if (marks[item] != step)
                            continue;
                        marks[item]++;
                        if (step == order.Length - 1)
                            Offer(best, take, item, whole[item]);
                    }
                }
            }
            return Drain(best);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(marks);
            ArrayPool<byte>.Shared.Return(whole);
        }

        void Offer(PriorityQueue<int, (float, int)> best, int places, int item, int wholeWords)
        {
            float score = (float)wholeWords / words.Length + 1.5f * Math.Min(1, (float)words.Length / Math.Max(1, index.WordCount(item))) + prominence[item];
            if (best.Count < places)
                best.Enqueue(item, (score, -item));
            else
                best.EnqueueDequeue(item, (score, -item));
        }
    }

    private static List<(int Item, float Score)> Drain(PriorityQueue<int, (float, int)> best)
    {
        var items = new List<(int, float)>(best.Count);
        while (best.TryDequeue(out int item, out var priority))
            items.Add((item, priority.Item1));
        items.Reverse();
        return items;
    }
}
