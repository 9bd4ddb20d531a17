using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace RecApp.Features.Blog.Rendering;

/// <summary>Tables that scroll by themselves on a phone, with the keyboard too.</summary>
internal sealed class ScrollingTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">");
        base.Write(renderer, table);
        renderer.Write("</div>").EnsureLine();
    }
}
