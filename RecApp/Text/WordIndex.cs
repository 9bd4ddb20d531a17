using RecApp.Bundles.Arrays;

namespace RecApp.Text;

/// <summary>Which items hold which words; words ascend, so that those with a common beginning stand together.</summary>
internal sealed class WordIndex
{
    private readonly string[] _words;
    private readonly uint[] _letters;
    private readonly IntegerLists _items;
    private readonly byte[] _wordCounts;

    private WordIndex(string[] words, IntegerLists items, byte[] wordCounts)
    {
        _words = words;
        _items = items;
        _wordCounts = wordCounts;
        _letters = [.. words.Select(Letters)];
    }

    /// <summary>How many items there are.</summary>
    public int Count => _wordCounts.Length;

    /// <param name="texts">One text per item, folded by <see cref="TextFolding.Words"/>.</param>
    public static WordIndex From(IEnumerable<string> texts) => From(texts.Select(static text => (text, "")));

    /// <param name="texts">One per item, folded: its words, and further ones that lead to it but don't make it longer.</param>
    public static WordIndex From(IEnumerable<(string Words, string Further)> texts)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        var pairs = new List<(int Word, int Item)>();
        var wordCounts = new List<byte>();
        foreach (var (counted, further) in texts)
        {
            int count = Add(counted);
            Add(further);
            wordCounts.Add((byte)Math.Min(count, byte.MaxValue));
        }
        string[] words = [.. numbers.Keys.Order(StringComparer.Ordinal)];
        var rank = new int[words.Length];
        for (int i = 0; i < words.Length; i++)
            rank[numbers[words[i]]] = i;
        return new(words, Group(pairs, rank), [.. wordCounts]);

        int Add(string text)
        {
            int count = 0;
            foreach (var range in text.AsSpan().Split(' '))
            {
                var word = text.AsSpan(range);
                if (word.IsEmpty)
                    continue;
                if (!lookup.TryGetValue(word, out int number))
                    numbers.Add(word.ToString(), number = numbers.Count);
                pairs.Add((number, wordCounts.Count));
                count++;
            }
            return count;
        }
    }

    public int WordCount(int item) => _wordCounts[item];

    /// <summary>The items with a word, ascending.</summary>
    public ReadOnlySpan<int> Items(int word) => _items[word];

    /// <summary>The words that begin with <paramref name="start"/>: from First up to but without End. The whole word stands first.</summary>
    public (int First, int End) StartingWith(string start)
    {
        int first = Array.BinarySearch(_words, start, StringComparer.Ordinal);
        first = first < 0 ? ~first : first;
        int end = first;
        while (end < _words.Length && _words[end].StartsWith(start, StringComparison.Ordinal))
            end++;
        return (first, end);
    }

    /// <summary>Whether a word is exactly this one.</summary>
    public bool Is(int word, string text) => string.Equals(_words[word], text, StringComparison.Ordinal);

    /// <summary>Words whose beginning is a typing slip or two away; none for very short ones and for numbers, where each is another year.</summary>
    public List<int> Resembling(string typed)
    {
        var found = new List<int>();
        int slips = typed.Length < 4 || !typed.AsSpan().ContainsAnyExceptInRange('0', '9') ? 0 : typed.Length < 7 ? 1 : 2;
        if (slips == 0)
            return found;
        uint letters = Letters(typed);
        for (int word = 0; word < _words.Length; word++)
        {
            // Letters typed that the word lacks can only be slips: this skips nearly all words at once.
            if (uint.PopCount(letters & ~_letters[word]) <= slips && EditDistance.StartsLike(_words[word], typed, slips))
                found.Add(word);
        }
        return found;
    }

    // One bit for each of a–z, one for digits, the rest for other letters.
    private static uint Letters(string word)
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

    private static IntegerLists Group(List<(int Word, int Item)> pairs, int[] rank)
    {
        // Items come ascending, so a word that an item holds twice stands beside itself.
        var lists = new List<int>[rank.Length];
        foreach (var (word, item) in pairs)
        {
            var list = lists[rank[word]] ??= new(1);
            if (list.Count == 0 || list[^1] != item)
                list.Add(item);
        }
        return IntegerLists.From(lists);
    }
}
