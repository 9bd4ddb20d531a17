using System.Net;
using System.Text.RegularExpressions;
using RecApp.Features.Lyrics.Model;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>The cleaning in its order. Every rule can be left out by its name.</summary>
internal static partial class CleaningRules
{
    private const int LongLine = 160;

    /// <summary>All rules, in the order in which they apply.</summary>
    public static IReadOnlyList<CleaningRule> All { get; } =
    [
        CleaningRule.OfLines("characters", "Typographic quotes, dashes and blanks become plain ones, control characters and HTML entities go.", line =>
            VerseText.Normalize(line.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(line) : line).Replace('\n', ' ')),
        new("marked-prose", "Pieces whose title says that they are prose.", poem => ProseTitle().IsMatch(poem.Title) ? null : poem),
        CleaningRule.OfPoems("notes", "Sections of notes, footnotes and variant readings of editors.", EditorNotes.Remove),
        CleaningRule.OfLines("note-marks", "Marks that point to footnotes, such as [3] and (12).", line => NoteMark().Replace(line, "")),
        CleaningRule.OfLines("stage-directions", "Lines in square brackets: stage directions, illustrations, [Chorus] marks.", line => BracketLine().IsMatch(line) ? "" : line),
        CleaningRule.OfLines("credits", "Who wrote, set or first printed it, to which tune, and when.", line => Credit().IsMatch(line) || DateLine().IsMatch(line) ? "" : line),
        CleaningRule.OfPoems("speakers", "Names of the speakers in plays.", Headings.RemoveSpeakers),
        CleaningRule.OfLines("headings", "Lines in capitals alone: titles, parts, speakers.", line => Headings.IsCapitals(line) && !Headings.IsNumeral(line) ? "" : line),
        CleaningRule.OfLines("numerals", "Numbers of stanzas on a line of their own.", line => Headings.IsNumeral(line) ? "" : line),
        CleaningRule.OfLines("ornaments", "Lines without a letter, such as * * *.", line => line.Any(char.IsLetterOrDigit) ? line : ""),
        CleaningRule.OfPoems("line-numbers", "Numbers before or after lines.", LineNumbers.Remove),
        CleaningRule.OfPoems("stanza-breaks", "More than one empty line between stanzas.", lines => Poem.Join(Stanzas(lines))),
        CleaningRule.OfPoems("prose", "Paragraphs of prose, known by long lines or by lines that break anywhere.", RemoveProse),
        CleaningRule.OfPoems("indentation", "Indentation beyond one blank; all of it when every line has it.", Indentation.Fold),
        CleaningRule.OfLines("trailing-blanks", "Blanks at the ends of lines.", line => line.TrimEnd(' ')),
        new("fragments", "What has fewer than two lines left.", poem => poem.Lines.Count(line => line.Length > 0) < 2 ? null : poem),
    ];

    private static IEnumerable<string> RemoveProse(IReadOnlyList<string> lines) =>
        Poem.Join(Stanzas(lines).Where(stanza => !IsProse(stanza)));

    private static IReadOnlyList<IReadOnlyList<string>> Stanzas(IReadOnlyList<string> lines) => new Poem("", "", "", lines).Stanzas;

    private static bool IsProse(IReadOnlyList<string> stanza)
    {
        double length = stanza.Average(line => line.Length);
        // Verse begins its lines with a capital; prose broken to a page width seldom does.
        bool isBrokenAnywhere = stanza.Count >= 4 && length > 50 && stanza.Count(line => char.IsLower(line.TrimStart(' ', '"', '\'', '(').FirstOrDefault())) > 0.6 * stanza.Count;
        return length > LongLine || isBrokenAnywhere;
    }

    [GeneratedRegex(@"\(prose\)|\bin prose\b", RegexOptions.IgnoreCase)]
    private static partial Regex ProseTitle();

    [GeneratedRegex(@" ?\[\*?\d{1,3}\*?\]| ?\{\d{1,3}[a-z]?\}|(?<=[\w.,;:!?'""])\(\d{1,2}\)|\^\d{1,2}\^?")]
    private static partial Regex NoteMark();

    [GeneratedRegex(@"^\s*\[[^\]]*\]?\s*\.?\s*$")]
    private static partial Regex BracketLine();

    [GeneratedRegex(@"^\s*(\(?(Words|Music|Lyrics|Written|Composed|Arranged|Translated|Parodied|Sung|Set)\b.{0,25}\bby\b.*|BY [A-Z. ]+|By [A-Z][\w.]*( [A-Z][\w.]*){1,3}\.?|(Tune|Air|TUNE|AIR)\s?[-:.].*|_?Tune_?\s.*|Copyright\b.*|Produced by .*|\(c\) .*)\s*$")]
    private static partial Regex Credit();

    [GeneratedRegex(@"^\s*\(?((Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,? ?(\d{1,2}(st|nd|rd|th)?,? ?)?,? ?)?1[3-9]\d\d\.?\)?\s*$")]
    private static partial Regex DateLine();
}
