using System.Text.RegularExpressions;

namespace RecApp.Features.Blog.Live;

/// <summary>A tag in a post that stands for what the served models say: <c>[[figure: movies nDCG@10; variant=auto; as=percent]]</c>.</summary>
/// <param name="Kind">The word before the colon.</param>
/// <param name="Subject">What comes after it, up to the first semicolon.</param>
/// <param name="Settings">What comes after that, as <c>name=value</c>.</param>
public sealed partial record LiveTag(string Kind, string Subject, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Kind of a chart.</summary>
    public const string Chart = "chart";

    /// <summary>The longest tag; anything longer is text.</summary>
    public const int Longest = 300;

    /// <summary>The tag at the beginning of a text, and its length there; null when there is none.</summary>
    public static (LiveTag Tag, int Length)? ReadStart(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match)
            return null;
        string[] parts = [.. match.Groups["rest"].Value.Split(';', StringSplitOptions.TrimEntries)];
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string part in parts.Skip(1).Where(part => part.Length > 0))
        {
            string[] pair = part.Split('=', 2, StringSplitOptions.TrimEntries);
            settings[pair[0]] = pair.Length > 1 ? pair[1] : "";
        }
        return (new(match.Groups["kind"].Value, parts[0], settings), match.Length);
    }

    [GeneratedRegex(@"^\[\[(?<kind>[a-z]{1,20}):[ \t]*(?<rest>[^\[\]\r\n]{1,260})\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
