using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Model.Sound;

/// <summary>Rhymes at the ends of lines, as they are counted.</summary>
internal static class EndRhymes
{
    private const int Reach = 2;

    /// <summary>The last word of a line as <see cref="CorpusWords"/> gives it; empty for a line without words.</summary>
    public static string LastWord(string line) => CorpusWords.Of(line).LastOrDefault() ?? "";

    /// <summary>How many lines of a stanza rhyme perfectly with one of the two before or after them.</summary>
    public static int Count(IReadOnlyList<string> stanza, PronouncingDictionary sounds)
    {
        string[] ends = [.. stanza.Select(LastWord)];
        return Enumerable.Range(0, ends.Length).Count(i => Enumerable.Range(i - Reach, (2 * Reach) + 1)
            .Any(j => j != i && j >= 0 && j < ends.Length && ends[i].Length > 0 && ends[j].Length > 0 && sounds.Rhyme(ends[i], ends[j]) == RhymeQuality.Perfect));
    }

    /// <summary>Syllables of a line's words.</summary>
    public static int Syllables(string line, PronouncingDictionary sounds) => CorpusWords.Of(line).Sum(sounds.Syllables);
}
