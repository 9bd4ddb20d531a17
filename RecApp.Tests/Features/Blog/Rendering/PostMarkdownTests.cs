using RecApp.Features.Blog.Rendering;

namespace RecApp.Tests.Features.Blog.Rendering;

public class PostMarkdownTests
{
    [Fact]
    public void Sections_HeadingsOfAllKinds_AreListedWithUniqueAnchors()
    {
        var body = Posts.Of("# One\n\n## Two *words*\n\n### Two words\n\n#### Deep\n\n## Ünï & code `x`\n\n## !!!\n\n> ## Quoted").Body;

        Assert.Equal(
            [new("s-one", "One", 2), new("s-two-words", "Two words", 2), new("s-two-words-2", "Two words", 3), new("s-n-code-x", "Ünï & code x", 2), new("s-section", "!!!", 2)],
            body.Sections);
    }

    [Fact]
    public void Html_FirstLevelHeading_LeavesThatLevelToThePage() =>
        Assert.Equal("<h2 id=\"s-content\">Content</h2>\n", Posts.Html("# Content"));

    [Fact]
    public void Sections_HugeHeading_IsShortened()
    {
        var section = Assert.Single(Posts.Of("## " + string.Concat(Enumerable.Repeat("word ", 2_000))).Body.Sections);

        Assert.True(section.Text.Length <= 90);
        Assert.EndsWith("…", section.Text, StringComparison.Ordinal);
        Assert.True(section.Anchor.Length <= 64);
    }

    [Fact]
    public void Sections_HundredsOfHeadings_StayAReadableList() =>
        Assert.InRange(Posts.Of(string.Concat(Enumerable.Repeat("## Again\n\n", 500))).Body.Sections.Count, 1, 60);

    [Theory]
    [InlineData("", 0, 1)]
    [InlineData("Two words.", 2, 1)]
    [InlineData("**Bold** [link](/lyrics) `code` & - 7", 4, 1)]
    [InlineData("The figure is [[figure: movies nDCG@10]].", 4, 1)]
    [InlineData("```csharp\nmany words that nobody reads in a minute\n```\n\nOne", 1, 1)]
    [InlineData("| a | b |\n| --- | --- |\n| c | d |", 4, 1)]
    public void Words_OfReadableText_AreCounted(string text, int words, int minutes)
    {
        var body = Posts.Of(text).Body;
        Assert.Equal((words, minutes), (body.Words, body.ReadingMinutes));
    }

    [Theory]
    [InlineData(220, 1)]
    [InlineData(221, 2)]
    [InlineData(1100, 5)]
    public void ReadingMinutes_ManyWords_AreRoundedUp(int words, int minutes) =>
        Assert.Equal(minutes, Posts.Of(string.Join(' ', Enumerable.Repeat("word", words))).Body.ReadingMinutes);

    [Fact]
    public void Parts_ChartOnALineOfItsOwn_PartsTheText()
    {
        var parts = Posts.Of("Before\n\n[[chart: movies-given]]\n\nAfter").Body.Parts;

        Assert.Equal(3, parts.Count);
        Assert.Equal("movies-given", Assert.IsType<ChartPart>(parts[1]).Name);
    }

    [Theory]
    [InlineData("In a line [[chart: movies-given]]")]
    [InlineData("- [[chart: movies-given]]")]
    [InlineData("> [[chart: movies-given]]")]
    [InlineData("## [[chart: movies-given]]")]
    public void Parts_ChartAnywhereElse_StaysATagInTheText(string body)
    {
        Assert.DoesNotContain(Posts.Of(body).Body.Parts, part => part is ChartPart);
        Assert.Equal("chart", Assert.Single(Posts.Tags(body)).Kind);
    }

    [Theory]
    [InlineData("`[[chart: movies-given]]`")]
    [InlineData("```\n[[chart: movies-given]]\n```")]
    [InlineData("\\[[chart: movies-given]]")]
    [InlineData("[[Chart: movies-given]]")]
    [InlineData("[[chart:]]")]
    [InlineData("[[chart movies-given]]")]
    public void Parts_NoTag_IsText(string body)
    {
        Assert.Empty(Posts.Tags(body));
        Assert.DoesNotContain(Posts.Of(body).Body.Parts, part => part is ChartPart);
    }

    [Fact]
    public void Tags_Nested_LeaveTheInnerOne()
    {
        var tag = Assert.Single(Posts.Tags("x [[figure: [[figure: movies nDCG@10; variant=auto]] y]]"));
        Assert.Equal(("figure", "movies nDCG@10", "auto"), (tag.Kind, tag.Subject, tag.Settings["variant"]));
    }

    [Fact]
    public void Html_LinkToASection_LeadsToThePost() =>
        Assert.Contains("href=\"/blog/post#s-what-failed\"", Posts.Html("[below](#what-failed)"), StringComparison.Ordinal);

    [Theory]
    [InlineData("[x](/lyrics)", "<a href=\"/lyrics\">x</a>")]
    [InlineData("[x](/blog/feed.xml)", "<a href=\"/blog/feed.xml\" target=\"_top\">x</a>")]
    [InlineData("[x](https://example.org/?a=1&b=2)", "<a href=\"https://example.org/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer\">x<span class=\"visually-hidden\"> (new tab)</span></a>")]
    [InlineData("<https://example.org/>", "<a href=\"https://example.org/\" target=\"_blank\" rel=\"noopener noreferrer\">https://example.org/<span class=\"visually-hidden\"> (new tab)</span></a>")]
    [InlineData("![A *map*](/favicon.svg)", "<img loading=\"lazy\" src=\"/favicon.svg\" alt=\"A map\" />")]
    public void Html_AllowedAddress_IsKept(string body, string expected) => Assert.Equal($"<p>{expected}</p>\n", Posts.Html(body));

    [Fact]
    public void Html_Table_ScrollsByItself() =>
        Assert.Matches("^<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">\\s*<table>", Posts.Html("| a |\n| --- |\n| b |"));
}
