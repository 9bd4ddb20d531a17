using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using RecApp.Text;

namespace RecApp.Features.Blog.Rendering;

/// <summary>Gives headings their levels and ids. The page has the only first level.</summary>
internal static class HeadingAnchors
{
    /// <summary>Keeps ids of a post apart from those of the page around it.</summary>
    public const string Prefix = "s-";

    private const int LongestAnchor = 60, LongestText = 90, MostSections = 60;

    /// <summary>Sets level and id of every heading, and returns those of the table of contents.</summary>
    public static IReadOnlyList<PostSection> Set(MarkdownDocument document)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var sections = new List<PostSection>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Max(2, heading.Level);
            string text = PlainText.Of(heading);
            string anchor = Free(Prefix + Slug(text), taken);
            heading.GetAttributes().Id = anchor;
            if (heading.Level <= 3 && text.Length > 0 && sections.Count < MostSections && heading.Parent is MarkdownDocument)
                sections.Add(new(anchor, text.Shortened(LongestText), heading.Level));
        }
        return sections;
    }

    /// <summary>A text in lower-case ASCII letters, digits and hyphens.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (char character in text)
        {
            if (slug.Length >= LongestAnchor)
                break;
            if (char.IsAsciiLetterOrDigit(character))
                slug.Append(char.ToLowerInvariant(character));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        string trimmed = slug.ToString().Trim('-');
        return trimmed.Length == 0 ? "section" : trimmed;
    }

    private static string Free(string anchor, HashSet<string> taken)
    {
        string free = anchor;
        for (int number = 2; !taken.Add(free); number++)
            free = $"{anchor}-{number}";
        return free;
    }
}
