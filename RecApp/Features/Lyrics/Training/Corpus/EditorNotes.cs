using System.Text.RegularExpressions;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Takes away what editors added below the verse.</summary>
internal static partial class EditorNotes
{
    /// <summary>
    /// The lines without notes: paragraphs that begin with NOTES, [Footnote or the number of a note below the verse, those that go
    /// on with more notes, and single lines of variant readings.
    /// </summary>
    public static IEnumerable<string> Remove(IReadOnlyList<string> lines)
    {
        bool inNote = false;
        bool wasNote = false;
        bool isStart = true;
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i];
            if (line.Trim().Length == 0)
            {
                (wasNote, inNote, isStart) = (inNote || (wasNote && isStart), false, true);
                yield return line;
                continue;
            }
            if (isStart)
                inNote = Begins().IsMatch(line) || (NumberedNote().IsMatch(line) && (wasNote || i > lines.Count / 2));
            isStart = false;
            if (!inNote && !Variant().IsMatch(line))
                yield return line;
        }
    }

    [GeneratedRegex(@"^\s*((FOOT)?NOTES?\b[^a-z]*$|\[(Footnote|Note|Illustration|Sidenote|Transcriber|\*|@)|Footnote \d)")]
    private static partial Regex Begins();

    [GeneratedRegex(@"^\s*(\[\d{1,3}\]\s?\S|\(\d{1,2}\) ?\S|_\d+)")]
    private static partial Regex NumberedNote();

    [GeneratedRegex(@"^\s*_\d+\S* ?")]
    private static partial Regex Variant();
}
