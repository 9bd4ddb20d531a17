using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Sound;
using RecApp.Tables;

namespace RecApp.Features.Lyrics.Training.Evaluation;

/// <summary>A stanza whose rhymes people marked.</summary>
/// <param name="Ends">The last word of each line.</param>
/// <param name="Letters">The letter of each line; lines with the same one rhyme.</param>
internal sealed record AnnotatedStanza(IReadOnlyList<string> Ends, IReadOnlyList<int> Letters);

/// <summary>Reads the Chicago Rhyming Poetry Corpus: RHYME lines before stanzas, <c>a a *</c> for aabbcc and so on.</summary>
internal static class AnnotatedStanzas
{
    /// <summary>All stanzas of the folder whose number of lines fits their scheme.</summary>
    /// <exception cref="DataFileException">The folder is missing or holds no such files.</exception>
    public static List<AnnotatedStanza> Read(string verse)
    {
        string folder = Path.Combine(Directory.Exists(Path.Combine(verse, "verse")) ? Path.Combine(verse, "verse") : verse, "rhyme-annotated");
        if (!Directory.Exists(folder))
            throw new DataFileException($"{folder} is missing; expected the annotated stanzas.");
        return [.. Directory.EnumerateFiles(folder, "*.txt.gz").Order(StringComparer.Ordinal).SelectMany(ReadFile)];
    }

    private static IEnumerable<AnnotatedStanza> ReadFile(string path)
    {
        using var reader = new StreamReader(DataFile.OpenText(path));
        string[] scheme = [];
        var lines = new List<string>();
        while (reader.ReadLine() is { } raw)
        {
            string line = raw.Trim();
            bool isMark = line.StartsWith("RHYME", StringComparison.Ordinal) || line.StartsWith("TITLE", StringComparison.Ordinal) || line.StartsWith("AUTHOR", StringComparison.Ordinal);
            if (!isMark && line.Length > 0)
                lines.Add(line);
            else if (isMark)
            {
                if (Stanza(scheme, lines) is { } stanza)
                    yield return stanza;
                lines = [];
                scheme = line.StartsWith("RHYME ", StringComparison.Ordinal) ? line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..] : [];
            }
        }
        if (Stanza(scheme, lines) is { } last)
            yield return last;
    }

    private static AnnotatedStanza? Stanza(string[] scheme, List<string> lines)
    {
        int[] letters = [.. Letters(scheme, lines.Count)];
        return scheme.Length > 0 && lines.Count > 1 && letters.Length == lines.Count
            ? new([.. lines.Select(line => EndRhymes.LastWord(VerseText.Normalize(line)))], letters) : null;
    }

    private static IEnumerable<int> Letters(string[] scheme, int lines)
    {
        bool repeats = scheme is [.., "*"];
        string[] unit = repeats ? scheme[..^1] : scheme;
        if (unit.Length == 0 || (!repeats && unit.Length != lines) || (repeats && lines % unit.Length != 0))
            return [];
        return Enumerable.Range(0, lines).Select(line => (line / unit.Length * 1000) + Array.IndexOf(unit, unit[line % unit.Length]));
    }
}
