using RecApp.Bundles;
using RecApp.Features.Lyrics.Model.Sound;

namespace RecApp.Features.Lyrics.Training.Evaluation;

/// <summary>How right the functions for syllables and rhymes are.</summary>
internal static class RhymeEvaluation
{
    private const int Words = 1000;
    private const int Seed = 11;

    /// <summary>Precision and recall of rhymes within stanzas that people annotated.</summary>
    public static IEnumerable<ModelMetric> Annotated(IReadOnlyList<AnnotatedStanza> stanzas, PronouncingDictionary sounds)
    {
        foreach (var least in (RhymeQuality[])[RhymeQuality.Perfect, RhymeQuality.Near])
        {
            int both = 0, found = 0, marked = 0;
            foreach (var stanza in stanzas)
            {
                for (int i = 0; i < stanza.Ends.Count; i++)
                {
                    for (int j = i + 1; j < stanza.Ends.Count; j++)
                    {
                        // The same word twice is no rhyme to us, and annotators do not agree on it.
                        if (stanza.Ends[i].Length == 0 || stanza.Ends[j].Length == 0 || stanza.Ends[i] == stanza.Ends[j])
                            continue;
                        bool says = sounds.Rhyme(stanza.Ends[i], stanza.Ends[j]) >= least, isOne = stanza.Letters[i] == stanza.Letters[j];
                        (both, found, marked) = (both + (says && isOne ? 1 : 0), found + (says ? 1 : 0), marked + (isOne ? 1 : 0));
                    }
                }
            }
            string how = $"pairs of lines of {stanzas.Count:N0} annotated stanzas";
            string variant = least == RhymeQuality.Perfect ? "perfect rhymes" : "perfect and near rhymes";
            yield return new("rhyme precision", (double)both / Math.Max(1, found), how, variant);
            yield return new("rhyme recall", (double)both / Math.Max(1, marked), how, variant);
        }
    }

    /// <summary>Syllables and rhyme keys by spelling alone, of words taken out of the dictionary.</summary>
    /// <param name="dictionary">The dictionary.</param>
    /// <param name="corpus">Words of the corpus: only words that verse uses are asked for.</param>
    public static IEnumerable<ModelMetric> Spelling(IReadOnlyList<KeyValuePair<string, Pronunciation[]>> dictionary, IReadOnlySet<string> corpus)
    {
        KeyValuePair<string, Pronunciation[]>[] asked = [.. dictionary.Where(word => corpus.Contains(word.Key) && word.Key.All(char.IsAsciiLetterLower))];
        new Random(Seed).Shuffle(asked);
        asked = [.. asked.Take(Words)];
        var hidden = asked.Select(word => word.Key).ToHashSet(StringComparer.Ordinal);
        var rest = new PronouncingDictionary(dictionary.Where(word => !hidden.Contains(word.Key)));
        string how = $"{asked.Length:N0} dictionary words that verse uses, hidden from the dictionary";
        yield return new("syllables right", Share(asked, word => word.Value.Any(sound => sound.Syllables == rest.Of(word.Key)[0].Syllables)), how, "by spelling");
        yield return new("rhyme key right", Share(asked, word => word.Value.Any(sound => sound.RhymeKey == rest.Of(word.Key)[0].RhymeKey)), how, "by spelling");
    }

    private static double Share<T>(T[] items, Func<T, bool> isRight) => items.Length == 0 ? 0 : (double)items.Count(isRight) / items.Length;
}
