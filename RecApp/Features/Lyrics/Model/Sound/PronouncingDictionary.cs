namespace RecApp.Features.Lyrics.Model.Sound;

/// <summary>
/// Syllables and rhymes of words: from the CMU Pronouncing Dictionary where it has them, by the spelling rules of old verse
/// (<c>o'er</c>, <c>heav'n</c>, <c>lov'd</c>) and by the words with the longest common ending where it doesn't. Safe for concurrent use.
/// </summary>
internal sealed class PronouncingDictionary
{
    private const int ShortestEnding = 2;
    private const int LongestEnding = 6;

    private readonly Dictionary<string, Pronunciation[]> _words;
    private readonly Dictionary<string, string> _endings = new(StringComparer.Ordinal);

    /// <param name="words">Words in small letters, each with its pronunciations, the usual one first.</param>
    public PronouncingDictionary(IEnumerable<KeyValuePair<string, Pronunciation[]>> words)
    {
        _words = new(words, StringComparer.Ordinal);
        LearnEndings();
    }

    /// <summary>Whether the dictionary has the word, without guessing.</summary>
    public bool Knows(string word) => _words.ContainsKey(word);

    /// <summary>How the word may sound, the usual way first; never empty.</summary>
    /// <param name="word">In any case of letters; curly apostrophes and accents are understood.</param>
    public IReadOnlyList<Pronunciation> Of(string word)
    {
        string lower = VerseText.Normalize(word).ToLowerInvariant().Trim('\'');
        if (_words.TryGetValue(lower, out var known))
            return known;
        return Elision.Full(lower) is { } full && _words.TryGetValue(full.Word, out known)
            ? [.. known.Select(sound => sound with { Syllables = Math.Max(1, sound.Syllables - full.Lost) })]
            : [Guess(lower)];
    }

    /// <summary>Syllables of the usual pronunciation.</summary>
    public int Syllables(string word) => Of(word)[0].Syllables;

    /// <summary>Whether two words rhyme, in the best of their pronunciations. A word never rhymes with itself or what sounds like it.</summary>
    public RhymeQuality Rhyme(string first, string second)
    {
        var (left, right) = (Of(first), Of(second));
        if (string.Equals(first, second, StringComparison.OrdinalIgnoreCase) || left[0].SoundsLike(right[0]))
            return RhymeQuality.None;
        if (left.Any(a => right.Any(b => a.RhymeKey == b.RhymeKey)))
            return RhymeQuality.Perfect;
        return left.Any(a => right.Any(b => IsNear(a, b))) ? RhymeQuality.Near : RhymeQuality.None;
    }

    // Like consonants; or a stressed syllable with an unstressed one that sounds the same, as thee with liberty.
    private static bool IsNear(Pronunciation first, Pronunciation second) =>
        first.NearKey == second.NearKey || (first.EndKey == second.EndKey && (first.EndKey == first.RhymeKey || second.EndKey == second.RhymeKey));

    private Pronunciation Guess(string word)
    {
        string letters = SpellingRules.Plain(word);
        int syllables = SpellingRules.Syllables(word);
        for (int length = Math.Min(LongestEnding, letters.Length); length >= ShortestEnding; length--)
            if (_endings.TryGetValue(letters[^length..], out var like))
                return new(syllables, like, "=" + word);
        return new(syllables, letters, "=" + word);
    }

    // The rhyme that most words of an ending have, so that brillig rhymes with what rhymes with -illig, -llig, -lig.
    private void LearnEndings()
    {
        var votes = new Dictionary<(string Ending, string RhymeKey), int>();
        foreach (var (word, sounds) in _words)
        {
            if (!word.All(char.IsAsciiLetterLower))
                continue;
            for (int length = ShortestEnding; length <= Math.Min(LongestEnding, word.Length); length++)
            {
                var vote = (word[^length..], sounds[0].RhymeKey);
                votes[vote] = votes.GetValueOrDefault(vote) + 1;
            }
        }
        var most = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var ((ending, key), count) in votes)
        {
            int before = most.GetValueOrDefault(ending);
            if (count < before || (count == before && string.CompareOrdinal(key, _endings[ending]) > 0))
                continue;
            (most[ending], _endings[ending]) = (count, key);
        }
        _endings.TrimExcess();
    }
}

/// <summary>How well two words rhyme.</summary>
public enum RhymeQuality
{
    /// <summary>Not at all, or they are the same word.</summary>
    None,

    /// <summary>The stressed vowel is the same and the consonants after it are alike.</summary>
    Near,

    /// <summary>The same from the last stressed vowel on.</summary>
    Perfect,
}
