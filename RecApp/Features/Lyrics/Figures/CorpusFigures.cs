using System.Globalization;
using Plotly.Blazor;
using RecApp.Charts;
using RecApp.Features.Lyrics.Model;
using RecApp.Text;

namespace RecApp.Features.Lyrics.Figures;

/// <summary>Charts of the verse behind the writer.</summary>
public static class CorpusFigures
{
    private const int ShownRules = 10;

    /// <summary>Lines that the cleaning took away, by rule; null where no rule took any.</summary>
    public static ChartFigure? Cleaning(CorpusStatistics corpus)
    {
        CorpusRule[] applied = [.. corpus.Rules.Where(rule => rule.Applied).OrderByDescending(rule => rule.LinesRemoved).ThenByDescending(rule => rule.PoemsRemoved)];
        long lines = applied.Sum(rule => (long)rule.LinesRemoved);
        if (lines == 0)
            return null;
        CorpusRule[] shown = [.. applied.Where(rule => rule.LinesRemoved > 0).Take(ShownRules)];
        return new(
            $"Cleaning removed {Count(lines)} lines, {(shown[0].LinesRemoved * 2L > lines ? "mostly" : "above all")} {Name(shown[0])}",
            $"Lines by the rule that removed them, the {Count(shown.Length)} rules that removed most. The table has every rule with what it looks for.",
            [ChartTrace.Bars(shown.Select(Name), shown.Select(rule => (double)rule.LinesRemoved), shown.Select(rule => $"{rule.Description}\n{FigureText.Counted(rule.LinesRemoved, "line")}").ToArray(), "Lines")],
            new Layout { Height = 320, XAxis = ChartAxis.Lengths("Lines removed", shown[0].LinesRemoved), YAxis = ChartAxis.Names() })
        {
            Table = new(["Rule", "Poems", "Lines"], [.. applied.Select(rule => (IReadOnlyList<string>)[rule.Description, Count(rule.PoemsRemoved), Count(rule.LinesRemoved)])], new HashSet<int> { 1, 2 }),
        };
    }

    /// <summary>A file's name as a person reads it.</summary>
    public static string Title(string file)
    {
        string name = file.Split('.')[0].Replace('_', ' ');
        return name.StartsWith("pg", StringComparison.Ordinal) && name.IndexOf(' ', StringComparison.Ordinal) is > 2 and var end && name[2..end].All(char.IsAsciiDigit)
            ? $"{name[(end + 1)..].Capitalised()} (Project Gutenberg {name[2..end]})"
            : name.Capitalised();
    }

    private static string Name(CorpusRule rule) => rule.Name.Replace('-', ' ');

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
