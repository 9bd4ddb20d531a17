using RecApp.Features.Blog.Live;

namespace RecApp.Features.Blog.Rendering;

/// <summary>A post's text in the order in which it shows.</summary>
/// <param name="Parts">Text, and the charts between.</param>
/// <param name="Sections">For the table of contents: headings of the first two levels.</param>
/// <param name="Words">Words of running text; code does not count.</param>
public sealed record PostBody(IReadOnlyList<PostPart> Parts, IReadOnlyList<PostSection> Sections, int Words)
{
    private const int WordsPerMinute = 220;

    /// <summary>Whole minutes that reading takes, 1 or more.</summary>
    public int ReadingMinutes => Math.Max(1, (int)Math.Ceiling(Words / (double)WordsPerMinute));
}

/// <summary>A piece of a post that is shown in one way.</summary>
public abstract record PostPart;

/// <summary>Text.</summary>
/// <param name="Pieces">HTML that is safe to show, and the tags between, to be replaced by encoded text.</param>
public sealed record TextPart(IReadOnlyList<PostPiece> Pieces) : PostPart;

/// <summary>A chart.</summary>
/// <param name="Name">As the author wrote it; may be unknown.</param>
public sealed record ChartPart(string Name) : PostPart;

/// <summary>Either HTML or a tag.</summary>
public readonly record struct PostPiece(string Html, LiveTag? Tag);

/// <summary>A heading.</summary>
/// <param name="Anchor">Its id on the page.</param>
/// <param name="Text">Its plain text, shortened where it is very long.</param>
/// <param name="Level">2 or 3.</param>
public sealed record PostSection(string Anchor, string Text, int Level);
