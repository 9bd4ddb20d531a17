using System.Text;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace RecApp.Features.Blog.Rendering;

/// <summary>Code blocks in colours. A block can be scrolled with the keyboard, so it takes the focus and says what it is.</summary>
internal sealed class HighlightedCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var code = new StringBuilder();
        for (int line = 0; line < obj.Lines.Count; line++)
            code.Append(obj.Lines.Lines[line].Slice.AsSpan()).Append('\n');
        string language = CodeHighlighter.NameOf((obj as FencedCodeBlock)?.Info);
        renderer.EnsureLine();
        renderer.Write("<pre class=\"code\" tabindex=\"0\" role=\"group\" aria-label=\"").WriteEscape(language.Length > 0 ? $"Code: {language}" : "Code").Write("\"><code>");
        foreach (var (text, kind) in CodeHighlighter.Split(code.ToString().TrimEnd('\n'), language))
        {
            if (kind is not null)
                renderer.Write($"<span class=\"code-{kind}\">");
            renderer.WriteEscape(text);
            if (kind is not null)
                renderer.Write("</span>");
        }
        renderer.Write("</code></pre>").EnsureLine();
    }
}
