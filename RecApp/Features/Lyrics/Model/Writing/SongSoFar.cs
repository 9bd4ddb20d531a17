using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>The words of the lines that stand, and what a new line must not do beside them.</summary>
/// <param name="novelty">Runs of words of the training text; null to let them pass.</param>
/// <param name="offensive">Words that must not appear; null to let them pass.</param>
/// <param name="breaksLoops">Whether lines may not repeat each other's runs of words.</param>
internal sealed class SongSoFar(NoveltyIndex? novelty, OffensiveWords? offensive, bool breaksLoops)
{
    private const int Beginning = 3;
    private const int Run = 4;

    private readonly Dictionary<int, string[]> _lines = [];

    /// <summary>Last words of all lines.</summary>
    public IEnumerable<string> Ends => _lines.Values.Select(words => words.LastOrDefault("")).Where(word => word.Length > 0);

    public IEnumerable<string> Words => _lines.Values.SelectMany(words => words);

    /// <summary>Puts a line in its place.</summary>
    public void Put(int line, string text) => _lines[line] = [.. CorpusWords.Of(text)];

    /// <summary>Whether a line may stand there.</summary>
    /// <param name="line">Its place, from 0.</param>
    /// <param name="text">Its text.</param>
    /// <param name="opening">How much of it its author gave; that is not judged.</param>
    /// <param name="mayLoop">Whether it may repeat runs of words of other lines, whatever the song's rule.</param>
    public bool Allows(int line, string text, string opening, bool mayLoop = false)
    {
        string[] words = [.. CorpusWords.Of(text)];
        int given = CorpusWords.Of(opening).Count();
        if (words.Length == 0 || offensive?.Hit(words.Skip(given)) == true)
            return false;
        return !Quotes(line, words, given) && !(breaksLoops && !mayLoop && Loops(line, words, given));
    }

    // Over the line end, too, in both directions: a quotation may begin in the line before and go on in the line after.
    private bool Quotes(int line, string[] words, int given)
    {
        if (novelty is null)
            return false;
        string[] before = _lines.TryGetValue(line - 1, out var previous) ? previous.TakeLast(NoveltyIndex.Window - 1).ToArray() : [];
        string[] after = _lines.TryGetValue(line + 1, out var next) ? next.Take(NoveltyIndex.Window - 1).ToArray() : [];
        string[] all = [.. before, .. words, .. after];
        int first = before.Length + given, last = before.Length + words.Length;
        for (int i = 0; i + NoveltyIndex.Window <= all.Length; i++)
            if (i + NoveltyIndex.Window > first && i < last && novelty.Contains(all.AsSpan(i, NoveltyIndex.Window)))
                return true;
        return false;
    }

    private bool Loops(int line, string[] words, int given)
    {
        var own = new HashSet<string>(StringComparer.Ordinal);
        // Within the line: the same two words twice, or one word three times running.
        for (int i = Math.Max(0, given - 1); i + 2 <= words.Length; i++)
            if (!own.Add($"{words[i]} {words[i + 1]}"))
                return true;
        foreach (var (place, other) in _lines)
        {
            if (place == line)
                continue;
            if (other.SequenceEqual(words) || (given < Beginning && words.Length >= Beginning && other.Length >= Beginning && other.AsSpan(0, Beginning).SequenceEqual(words.AsSpan(0, Beginning))))
                return true;
            for (int i = Math.Max(0, given - Run + 1); i + Run <= words.Length; i++)
                for (int j = 0; j + Run <= other.Length; j++)
                    if (words.AsSpan(i, Run).SequenceEqual(other.AsSpan(j, Run)))
                        return true;
        }
        return false;
    }

    /// <summary>Pairs of words that the song has already, which make it sound alike.</summary>
    public int KnownPairs(int line, string text)
    {
        string[] words = [.. CorpusWords.Of(text)];
        var pairs = _lines.Where(pair => pair.Key != line).SelectMany(pair => pair.Value.Zip(pair.Value.Skip(1))).ToHashSet();
        return words.Zip(words.Skip(1)).Count(pairs.Contains);
    }
}
