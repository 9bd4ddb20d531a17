using Markdig;
using Markdig.Syntax;
using RecApp.Features.Blog.Live;

namespace RecApp.Features.Blog.Rendering;

/// <summary>Markdown to what the page shows. HTML in a post is text like any other; no extension that could set attributes is on.</summary>
internal static class PostMarkdown
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <summary>Reads a post's text.</summary>
    /// <param name="markdown">Without its head.</param>
    /// <param name="address">The post's page, where links to its own sections lead.</param>
    public static PostBody Read(string markdown, string address)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var sections = HeadingAnchors.Set(document);
        var parts = new List<PostPart>();
        var text = new PostPieces(Pipeline, address);
        foreach (var block in document)
        {
            if (block is LinkReferenceDefinitionGroup)
                continue;
            if (ChartOf(block) is { } chart)
            {
                if (text.Take() is { Count: > 0 } before)
                    parts.Add(new TextPart(before));
                parts.Add(new ChartPart(chart));
            }
            else
            {
                text.Write(block);
            }
        }
        if (text.Take() is { Count: > 0 } rest)
            parts.Add(new TextPart(rest));
        return new(parts, sections, PlainText.Words(document));
    }

    // A chart is a paragraph of its own at the top level; anywhere else its tag is shown as a problem.
    private static string? ChartOf(Block block) =>
        block is ParagraphBlock { Inline: { } inlines } && inlines.FirstChild == inlines.LastChild && inlines.FirstChild is LiveTagInline { Tag: { Kind: LiveTag.Chart } tag }
            ? tag.Subject
            : null;

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables();
        builder.InlineParsers.Insert(0, new LiveTagParser());
        return builder.Build();
    }
}
