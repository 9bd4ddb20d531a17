using System.Globalization;
using System.Text.RegularExpressions;
using RecApp.Features.Blog.Rendering;

namespace RecApp.Features.Blog.Writing;

/// <summary>Reads the head of a post: lines of <c>key: value</c> between two lines of three hyphens. That much of YAML and no more.</summary>
internal static partial class FrontMatterReader
{
    private const string Fence = "---";
    private const int LongestTitle = 120, LongestDescription = 300, MostTags = 8;
    private static readonly string[] Keys = ["title", "description", "tags", "page", "updated"];

    /// <summary>Head and text of a post.</summary>
    /// <exception cref="InvalidPostException">The head is missing, broken, or says something that makes no sense.</exception>
    public static (FrontMatter Front, string Body) Read(string file, string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        int end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
            throw new InvalidPostException(file, $"The file has to begin with a head between two lines of '{Fence}'.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int line = 1; line < end; line++)
            ReadLine(file, line + 1, lines[line], values);
        return (Check(file, values), string.Join('\n', lines[(end + 1)..]));
    }

    private static void ReadLine(string file, int number, string line, Dictionary<string, string> values)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        string key = colon < 0 ? "" : line[..colon].Trim();
        if (!Keys.Contains(key))
            throw new InvalidPostException(file, $"Line {number} is not 'key: value' with one of the keys {string.Join(", ", Keys)}.");
        string value = line[(colon + 1)..].Trim();
        if (value.Any(char.IsControl))
            throw new InvalidPostException(file, $"Line {number} contains a control character.");
        if (!values.TryAdd(key, value))
            throw new InvalidPostException(file, $"Line {number} gives '{key}' a second time.");
    }

    private static FrontMatter Check(string file, Dictionary<string, string> values)
    {
        string[] tags = [.. values.GetValueOrDefault("tags", "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        if (tags.Length > MostTags || tags.Any(tag => !Tag().IsMatch(tag)))
            throw new InvalidPostException(file, $"'tags' takes up to {MostTags} words of a–z, 0–9 and hyphens, separated by commas.");
        string? page = values.GetValueOrDefault("page");
        if (page is not null && SafeAddress.Local(page) is null)
            throw new InvalidPostException(file, "'page' takes an address of this product, such as /lyrics.");
        DateOnly? updated = null;
        if (values.TryGetValue("updated", out string? day))
            updated = Day(day) ?? throw new InvalidPostException(file, "'updated' takes a day such as 2026-11-25.");
        return new(Text("title", LongestTitle), Text("description", LongestDescription), tags, page, updated);

        string Text(string key, int longest) => values.GetValueOrDefault(key, "") is { Length: > 0 } value && value.Length <= longest
            ? value
            : throw new InvalidPostException(file, $"'{key}' has to have 1 to {longest} characters.");
    }

    /// <summary>A day as files write it; null for anything else.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
