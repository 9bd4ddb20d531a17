using RecApp.Features.Lyrics.Model.Network;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Training.Evaluation;

/// <summary>
/// What words cost under a model that the writer does not use: Kneser-Ney n-grams of up to four whole words, counted in every second
/// poem of the corpus. It knows nothing of pieces of words, of rhyme or of line ends, so a word that only rhyme can explain is dear.
/// </summary>
internal sealed class SecondOpinion
{
    private const int Unknown = VerseTokenizer.Text + 1;
    private const int MostWords = 60_000;

    // A run of words that stands in the half once may be chance.
    private static readonly int[] Least = [1, 2, 2];

    private readonly Dictionary<string, int> _ids;
    private readonly NgramTable _ngrams;
    private readonly double _unknownBits;
    private readonly float[] _probabilities;

    private SecondOpinion(Dictionary<string, int> ids, NgramTable ngrams, double unknownBits) =>
        (_ids, _ngrams, _unknownBits, _probabilities) = (ids, ngrams, unknownBits, new float[ids.Count + Unknown + 1]);

    /// <summary>Counts every second one of poems.</summary>
    public static SecondOpinion Learn(IReadOnlyList<string> poems)
    {
        string[][] texts = [.. poems.Index().Where(poem => poem.Index % 2 == 0).Select(poem => CorpusWords.Of(poem.Item.Split('\n')).ToArray())];
        var counts = texts.SelectMany(words => words).CountBy(word => word).OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal).ToList();
        var ids = counts.Where(word => word.Value > 1).Take(MostWords).Index().ToDictionary(word => word.Item.Key, word => word.Index + Unknown + 1, StringComparer.Ordinal);
        var ngrams = NgramCounter.Count([.. texts.Select(words => words.Select(word => ids.GetValueOrDefault(word, Unknown)).ToArray())], ids.Count + Unknown + 1, Least);
        // Which of the rare words it is costs as if all were alike.
        return new(ids, ngrams, Math.Log2(Math.Max(1, counts.Count - ids.Count)));
    }

    /// <summary>What each line costs after those before it; lines without a word are left out.</summary>
    public IEnumerable<LineCost> Lines(IEnumerable<string> lines)
    {
        var recent = default(RecentTokens).Push(VerseTokenizer.Text);
        foreach (string line in lines)
        {
            var (words, bits, last) = (0, 0.0, 0.0);
            foreach (string word in CorpusWords.Of(line))
            {
                int id = _ids.GetValueOrDefault(word, Unknown);
                _ngrams.Fill(recent, _probabilities);
                last = -Math.Log2(_probabilities[id]) + (id == Unknown ? _unknownBits : 0);
                bits += last;
                recent = recent.Push(id);
                words++;
            }
            if (words > 0)
                yield return new(words, bits / words, last);
        }
    }
}

/// <summary>What the words of a line cost a model.</summary>
/// <param name="Words">How many there are, 1 or more.</param>
/// <param name="BitsPerWord">Of all of them.</param>
/// <param name="LastBits">Of the last one, which has to rhyme.</param>
internal readonly record struct LineCost(int Words, double BitsPerWord, double LastBits);
