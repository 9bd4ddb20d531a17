using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace RecApp.Features.Blog.Rendering;

/// <summary>Links that <see cref="SafeAddress"/> lets through; of others only the text is left. Images come from this server or not at all.</summary>
/// <param name="address">The post's page.</param>
internal sealed class SafeLinkRenderer(string address) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        string? target = obj.GetDynamicUrl?.Invoke() ?? obj.Url;
        if (obj.IsImage)
            WriteImage(renderer, obj, SafeAddress.Local(target));
        else if (renderer.EnableHtmlForInline && SafeAddress.Link(target) is { } safe)
            LinkMarkup.Write(renderer, safe[0] == '#' ? $"{address}#{HeadingAnchors.Prefix}{safe[1..]}" : safe, () => renderer.WriteChildren(obj));
        else
            renderer.WriteChildren(obj);
    }

    private static void WriteImage(HtmlRenderer renderer, LinkInline image, string? source)
    {
        if (source is null || !renderer.EnableHtmlForInline)
        {
            renderer.WriteChildren(image);
            return;
        }
        renderer.Write("<img loading=\"lazy\" src=\"").WriteEscapeUrl(source).Write("\" alt=\"");
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(image);
        renderer.EnableHtmlForInline = true;
        renderer.Write("\" />");
    }
}

/// <summary>Addresses in angle brackets.</summary>
internal sealed class SafeAutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        if (renderer.EnableHtmlForInline && SafeAddress.Link(obj.IsEmail ? "mailto:" + obj.Url : obj.Url) is { } safe)
            LinkMarkup.Write(renderer, safe, () => renderer.WriteEscape(obj.Url));
        else
            renderer.WriteEscape(obj.Url);
    }
}

/// <summary>A link and how it opens.</summary>
internal static class LinkMarkup
{
    // Addresses that are no pages: the browser has to follow them itself, the circuit knows only pages.
    private static readonly string[] NoPages = ["/api/", "/swagger", "/openapi/", "/health/", BlogQuery.FeedPath];

    public static void Write(HtmlRenderer renderer, string address, Action text)
    {
        renderer.Write("<a href=\"").WriteEscapeUrl(address).Write("\"");
        bool elsewhere = address[0] != '/';
        if (elsewhere)
            renderer.Write(" target=\"_blank\" rel=\"noopener noreferrer\"");
        else if (NoPages.Any(start => address.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
            renderer.Write(" target=\"_top\"");
        renderer.Write(">");
        text();
        renderer.Write(elsewhere ? "<span class=\"visually-hidden\"> (new tab)</span></a>" : "</a>");
    }
}
