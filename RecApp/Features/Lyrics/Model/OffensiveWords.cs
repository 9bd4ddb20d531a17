using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Model;

/// <summary>The words that must not appear, with their plurals and possessives.</summary>
internal sealed class OffensiveWords(IEnumerable<string> words)
{
    private readonly HashSet<string> _words = new(words.Select(word => word.Trim().ToLowerInvariant()).Where(word => word.Length > 0 && word[0] != '#'), StringComparer.Ordinal);

    /// <summary>Whether one of the words is among them.</summary>
    /// <param name="words">As <see cref="CorpusWords"/> gives them.</param>
    public bool Hit(IEnumerable<string> words) => words.Any(IsOne);

    private bool IsOne(string word) =>
        _words.Contains(word) || (word.EndsWith("'s", StringComparison.Ordinal) && _words.Contains(word[..^2]))
        || (word.EndsWith('s') && _words.Contains(word[..^1])) || (word.EndsWith("es", StringComparison.Ordinal) && _words.Contains(word[..^2]));
}
