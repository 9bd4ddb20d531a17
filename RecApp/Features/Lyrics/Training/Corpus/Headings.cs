using System.Text.RegularExpressions;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Knows lines that are no verse by their form.</summary>
internal static partial class Headings
{
    private const int Repeats = 4;

    /// <summary>A Roman or Arabic number alone on its line, with or without "Canto", "Part" or the like.</summary>
    public static bool IsNumeral(string line) => Numeral().IsMatch(line);

    /// <summary>Three letters or more, all of them capitals: nobody writes a line of verse that way.</summary>
    public static bool IsCapitals(string line)
    {
        int letters = 0;
        foreach (char letter in line)
        {
            if (char.IsLower(letter))
                return false;
            if (char.IsLetter(letter))
                letters++;
        }
        return letters >= 3;
    }

    /// <summary>The lines without names that stand alone before speeches, such as <c>Raymond.</c> or <c>First Voice:</c>.</summary>
    public static IEnumerable<string> RemoveSpeakers(IReadOnlyList<string> lines)
    {
        var names = lines.Where((line, i) => Name().IsMatch(line) && (i == 0 || lines[i - 1].Length == 0))
            .CountBy(line => line.Trim(), StringComparer.Ordinal).Where(pair => pair.Value >= Repeats).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        return names.Count == 0 ? lines : lines.Select(line => names.Contains(line.Trim()) ? "" : line);
    }

    [GeneratedRegex(@"^\s*((Canto|CANTO|Part|PART|Book|BOOK|Stanza|Scene|SCENE|Act|ACT|Chapter|No\.?)\s+(the\s+)?)?(([IVXLC]+|\d{1,3})[.:)]?|[IVXLC]+\s?\.\s?-?|First\.?|Second\.?|Third\.?)\s*$")]
    private static partial Regex Numeral();

    [GeneratedRegex(@"^\s*_?[A-Z][a-z]+( [A-Z]?[a-z]+)?_?[.:]\s*$")]
    private static partial Regex Name();
}
