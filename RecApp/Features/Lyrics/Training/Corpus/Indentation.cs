namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Brings indentation to one measure: books and sites differ in how many blanks they use, not in which lines they move.</summary>
internal static class Indentation
{
    private const int Continuation = 4;

    /// <summary>The lines with one blank before those that stand further in than the poem's leftmost.</summary>
    public static IEnumerable<string> Fold(IReadOnlyList<string> lines)
    {
        int least = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Select(Of).DefaultIfEmpty().Min();
        return lines.Select(line => string.IsNullOrWhiteSpace(line) ? "" : Of(line) > least ? " " + line.TrimStart(' ') : line.TrimStart(' '));
    }

    /// <summary>The lines with those joined to the line before that are only its rest: far in, and beginning with a small letter.</summary>
    public static IEnumerable<string> Unwrap(IReadOnlyList<string> lines)
    {
        var joined = new List<string>();
        foreach (string line in lines)
        {
            string text = line.TrimStart(' ');
            if (joined.Count > 0 && text.Length > 0 && char.IsLower(text[0]) && joined[^1].Length > 0 && Of(line) >= Of(joined[^1]) + Continuation)
                joined[^1] = joined[^1].TrimEnd(' ') + " " + text;
            else
                joined.Add(line);
        }
        return joined;
    }

    private static int Of(string line) => line.Length - line.TrimStart(' ').Length;
}
