using System.Text.RegularExpressions;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Brings <c>gettin'</c> to <c>getting</c>, where the corpus knows the full word, too.</summary>
internal static partial class VariantFolding
{
    public static IEnumerable<Poem> Fold(IReadOnlyList<Poem> poems)
    {
        var known = poems.SelectMany(poem => CorpusWords.Of(poem.Lines)).Where(word => word.EndsWith("ing", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        return poems.Select(poem => poem with { Lines = [.. poem.Lines.Select(line => Fold(line, known))] });
    }

    private static string Fold(string line, HashSet<string> known) => !line.Contains("in'", StringComparison.Ordinal) ? line :
        Clipped().Replace(line, match => known.Contains(match.Groups[1].Value.ToLowerInvariant() + "g") ? match.Groups[1].Value + "g" : match.Value);

    [GeneratedRegex(@"\b([A-Za-z]{2,}in)'(?![A-Za-z])")]
    private static partial Regex Clipped();
}
