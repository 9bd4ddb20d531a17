using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;
using RecApp.Features.Blog.Live;

namespace RecApp.Features.Blog.Rendering;

/// <summary>A tag within running text.</summary>
internal sealed class LiveTagInline(LiveTag tag) : LeafInline
{
    public LiveTag Tag { get; } = tag;
}

/// <summary>Finds tags; has to come before the parser of links, which begin with a bracket too.</summary>
internal sealed class LiveTagParser : InlineParser
{
    public LiveTagParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.PeekChar() != '[')
            return false;
        string ahead = slice.Text.Substring(slice.Start, Math.Min(slice.Length, LiveTag.Longest));
        if (LiveTag.ReadStart(ahead) is not { } found)
            return false;
        int start = processor.GetSourcePosition(slice.Start, out int line, out int column);
        processor.Inline = new LiveTagInline(found.Tag) { Span = new(start, start + found.Length - 1), Line = line, Column = column };
        slice.Start += found.Length;
        return true;
    }
}
