using RecApp.Features.Lyrics.Model.Network;

namespace RecApp.Features.Lyrics.Model.Sound;

/// <summary>A word that a line may end with.</summary>
/// <param name="Text">As it is written inside a line: <c>moon</c>, <c>Rome</c>, <c>I</c>.</param>
/// <param name="Syllables">Of its usual pronunciation.</param>
/// <param name="Count">How often the corpus has it.</param>
/// <param name="Tokens">The tokens of a blank and the word.</param>
internal sealed record RhymeWord(string Text, int Syllables, int Count, int[] Tokens);

/// <summary>The words of the corpus by their rhymes. Safe for concurrent use.</summary>
internal sealed class RhymeBook
{
    /// <summary>Words that the corpus has less often are no good end of a line.</summary>
    public const int LeastCount = 30;

    private readonly PronouncingDictionary _sounds;
    private readonly ILookup<string, RhymeWord> _perfect;
    private readonly ILookup<string, RhymeWord> _near;
    private readonly ILookup<string, RhymeWord> _ends;

    /// <param name="words">Words as written with their counts; rare ones, those with an apostrophe and those without a dictionary entry are left out.</param>
    /// <param name="sounds">How they sound.</param>
    /// <param name="tokenizer">How the network spells them.</param>
    public RhymeBook(IEnumerable<KeyValuePair<string, int>> words, PronouncingDictionary sounds, VerseTokenizer tokenizer)
    {
        _sounds = sounds;
        var entries = words.Where(word => word.Value >= LeastCount && sounds.Knows(word.Key.ToLowerInvariant()) && (word.Key.Length > 1 || word.Key == "I") && !word.Key.Contains('\''))
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Select(word => (Word: new RhymeWord(word.Key, sounds.Syllables(word.Key), word.Value, [.. tokenizer.Encode(" " + word.Key)]), Sounds: sounds.Of(word.Key)))
            .ToArray();
        Words = entries.ToDictionary(entry => entry.Word.Text, entry => entry.Word, StringComparer.OrdinalIgnoreCase);
        // Only the usual pronunciation of the word that is offered: the second one of "wind" is not what readers hear first.
        // A word that rhymes by a syllable which is hardly heard is no good end either.
        _perfect = entries.Where(entry => !entry.Sounds[0].EndsOnClash).ToLookup(entry => entry.Sounds[0].RhymeKey, entry => entry.Word, StringComparer.Ordinal);
        _ends = entries.ToLookup(entry => entry.Sounds[0].EndKey, entry => entry.Word, StringComparer.Ordinal);
        _near = entries.ToLookup(entry => entry.Sounds[0].NearKey, entry => entry.Word, StringComparer.Ordinal);
    }

    /// <summary>Every word that may end a line, by its text in any case of letters.</summary>
    public IReadOnlyDictionary<string, RhymeWord> Words { get; }

    /// <summary>Words that rhyme with all of the given ones, the most frequent first.</summary>
    /// <param name="partners">Words at the ends of other lines, one or more.</param>
    /// <param name="quality"><see cref="RhymeQuality.Perfect"/> or <see cref="RhymeQuality.Near"/>, which leaves the perfect ones out.</param>
    public IReadOnlyList<RhymeWord> With(IReadOnlyList<string> partners, RhymeQuality quality)
    {
        var keys = _sounds.Of(partners[0]);
        var found = quality == RhymeQuality.Perfect
            ? keys.Select(sound => sound.RhymeKey).Distinct().SelectMany(key => _perfect[key])
            : keys.SelectMany(sound => _near[sound.NearKey].Concat(_ends[sound.EndKey]));
        return [.. found.DistinctBy(word => word.Text).Where(word => partners.All(partner => _sounds.Rhyme(word.Text, partner) >= quality) && (quality == RhymeQuality.Perfect || !partners.All(partner => _sounds.Rhyme(word.Text, partner) == RhymeQuality.Perfect)))];
    }

    /// <summary>How many words rhyme perfectly with this one.</summary>
    public int Partners(string word) => Math.Max(0, _perfect[_sounds.Of(word)[0].RhymeKey].Count() - 1);
}
