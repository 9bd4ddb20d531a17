using System.Globalization;
using System.Text.RegularExpressions;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Takes away numbers that count lines or verses.</summary>
internal static partial class LineNumbers
{
    /// <summary>
    /// The lines without numbers before or after them. Numbers count only where several of a poem rise: one "1872" or "in 10" alone is text.
    /// </summary>
    public static IEnumerable<string> Remove(IReadOnlyList<string> lines)
    {
        bool before = Rise(lines, Before(), 1);
        bool after = Rise(lines, After(), 5);
        return lines.Select(line =>
        {
            if (before && Before().Match(line) is { Success: true } first)
                line = line[first.Length..];
            return after && After().Match(line) is { Success: true } last && Number(last) % 5 == 0 ? line[..last.Index] : line;
        });
    }

    private static bool Rise(IReadOnlyList<string> lines, Regex pattern, int step)
    {
        int[] numbers = [.. lines.Select(line => pattern.Match(line)).Where(match => match.Success).Select(Number).Where(number => number % step == 0)];
        int rising = numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second > pair.First);
        return numbers.Length >= 3 && rising >= 0.8 * (numbers.Length - 1);
    }

    private static int Number(Match match) => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*\[?(?<number>\d{1,4})[.)\]]?\s+(?=\S)")]
    private static partial Regex Before();

    [GeneratedRegex(@"(?<=\S)\s+\[?(?<number>\d{1,5})\]?\s*$")]
    private static partial Regex After();
}
