using System.Text.RegularExpressions;
using RecApp.Features.Lyrics.Model;

namespace RecApp.Features.Lyrics.Training.Corpus;

/// <summary>Takes a plain-text book of Project Gutenberg apart into its poems.</summary>
internal static partial class GutenbergBook
{
    /// <summary>Whether the text has the project's frame.</summary>
    public static bool IsOne(string text) => Start().IsMatch(text);

    /// <summary>The poems of the book: its frame, lists of contents, prefaces and other prose are left out.</summary>
    /// <param name="source">The file's name.</param>
    /// <param name="text">The whole file, normalised by <see cref="VerseText"/>.</param>
    public static IEnumerable<Poem> Split(string source, string text)
    {
        string author = AuthorLine().Match(text) is { Success: true } match ? match.Groups[1].Value.Trim() : "";
        var start = Start().Match(text);
        var end = End().Match(text);
        string body = text[(start.Success ? start.Index + start.Length : 0)..(end.Success ? end.Index : text.Length)];
        string title = "";
        var lines = new List<string>();
        foreach (string chapter in Gap().Split(body))
        {
            // A heading goes to what follows it; what stands between wide gaps is one poem.
            foreach (var block in new Poem("", "", "", chapter.Split('\n')).Stanzas)
            {
                if (IsHeading(block))
                {
                    if (lines.Count > 0)
                        yield return new(source, author, title, lines);
                    (title, lines) = (block[0].Trim(), []);
                }
                else if (!IsProse(block) && !IsContents(block))
                    lines = [.. lines, .. Indentation.Unwrap(block), ""];
            }
            if (lines.Count > 0)
                yield return new(source, author, title, lines);
            lines = [];
        }
    }

    private static bool IsHeading(IReadOnlyList<string> block) =>
        block.Count <= 2 && !Headings.IsNumeral(block[0]) && !block[0].Contains("CHORUS", StringComparison.OrdinalIgnoreCase)
        && (block.All(Headings.IsCapitals) || block.All(IsTitleCase));

    // Books break prose at 65 to 75 characters, and put verse further in or break it earlier.
    private static bool IsProse(IReadOnlyList<string> block) =>
        block.Any(line => line.TrimStart().StartsWith('[')) || (block.Count > 1 && block.SkipLast(1).Average(line => line.TrimEnd().Length) > 58 && !block.All(StartsHigh))
        || (block.Count == 1 && block[0].Trim().Length > 58);

    private static bool StartsHigh(string line) => line.TrimStart(' ', '"', '\'', '(', '_') is { Length: > 0 } text && !char.IsLower(text[0]);

    private static bool IsContents(IReadOnlyList<string> block) =>
        block.Count(line => PageNumber().IsMatch(line)) >= 0.5 * block.Count || (block.Count >= 2 && block.Count(IsTitleCase) >= 0.8 * block.Count);

    private static bool IsTitleCase(string line)
    {
        string[] words = [.. Word().Matches(line).Select(match => match.Value).Where(word => word.Length >= 4)];
        return words.Length >= 1 && words.All(word => char.IsUpper(word[0])) && !EndsLikeVerse().IsMatch(line);
    }

    [GeneratedRegex(@"^\*\*\* ?START OF.*$", RegexOptions.Multiline)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(\*\*\* ?END OF|End of (the )?Project Gutenberg).*$", RegexOptions.Multiline)]
    private static partial Regex End();

    [GeneratedRegex(@"^Author: (.+)$", RegexOptions.Multiline)]
    private static partial Regex AuthorLine();

    [GeneratedRegex(@"\n(?:[ ]*\n){3,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\s{2,}\d{1,3}\s*$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"[,;:!-]['""]?\s*$")]
    private static partial Regex EndsLikeVerse();
}
