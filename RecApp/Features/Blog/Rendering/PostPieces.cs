using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;

namespace RecApp.Features.Blog.Rendering;

/// <summary>Collects the HTML of blocks, cut where a tag stands.</summary>
internal sealed class PostPieces
{
    private readonly StringWriter _writer = new();
    private readonly HtmlRenderer _renderer;
    private List<PostPiece> _pieces = [];

    public PostPieces(MarkdownPipeline pipeline, string address)
    {
        _renderer = new HtmlRenderer(_writer);
        pipeline.Setup(_renderer);
        _renderer.ObjectRenderers.Replace<LinkInlineRenderer>(new SafeLinkRenderer(address));
        _renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new SafeAutolinkRenderer());
        _renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new HighlightedCodeRenderer());
        _renderer.ObjectRenderers.Replace<HtmlTableRenderer>(new ScrollingTableRenderer());
        _renderer.ObjectRenderers.Add(new LiveTagRenderer(this));
    }

    public void Write(Block block) => _renderer.Render(block);

    /// <summary>Everything since the last time.</summary>
    public IReadOnlyList<PostPiece> Take()
    {
        Cut();
        var taken = _pieces;
        _pieces = [];
        return taken;
    }

    private void Cut()
    {
        var written = _writer.GetStringBuilder();
        if (written.Length > 0)
            _pieces.Add(new(written.ToString(), null));
        written.Clear();
    }

    private sealed class LiveTagRenderer(PostPieces text) : HtmlObjectRenderer<LiveTagInline>
    {
        protected override void Write(HtmlRenderer renderer, LiveTagInline obj)
        {
            // Within the text of an image that is not shown there is no markup.
            if (!renderer.EnableHtmlForInline)
                return;
            text.Cut();
            text._pieces.Add(new("", obj.Tag));
        }
    }
}
