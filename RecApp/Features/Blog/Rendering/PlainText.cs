using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RecApp.Features.Blog.Rendering;

/// <summary>What of a document a person reads.</summary>
internal static class PlainText
{
    /// <summary>A heading's text without its markup.</summary>
    public static string Of(LeafBlock block)
    {
        var text = new StringBuilder();
        foreach (var inline in block.Inline?.Descendants() ?? [])
            text.Append(TextOf(inline));
        return text.ToString().Trim();
    }

    /// <summary>Words of running text, a tag counting as one; code blocks are looked at rather than read.</summary>
    public static int Words(MarkdownDocument document) => document.Descendants<LeafBlock>().Where(block => block is not CodeBlock)
        .Sum(block => Of(block).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit)));

    private static string TextOf(MarkdownObject inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        AutolinkInline link => link.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LiveTagInline => "0",
        LineBreakInline => " ",
        _ => "",
    };
}
