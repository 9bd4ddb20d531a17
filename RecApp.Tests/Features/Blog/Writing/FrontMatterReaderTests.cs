using RecApp.Features.Blog.Writing;

namespace RecApp.Tests.Features.Blog.Writing;

public class FrontMatterReaderTests
{
    [Fact]
    public void Read_EveryKey_IsUnderstood()
    {
        var (front, body) = FrontMatterReader.Read("a.md", "\uFEFF---\r\ntitle: Films: a list\r\ndescription: About it.\r\ntags: films, text, films\r\npage: /lyrics?scheme=AABB\r\nupdated: 2026-03-02\r\n---\r\n# Hello\r\n---\r\n");

        Assert.Equal("Films: a list", front.Title);
        Assert.Equal(["films", "text"], front.Tags);
        Assert.Equal("/lyrics?scheme=AABB", front.Page);
        Assert.Equal(new DateOnly(2026, 3, 2), front.Updated);
        Assert.Equal("# Hello\n---\n", body);
    }

    [Theory]
    [InlineData("", "has to begin with a head")]
    [InlineData("title: no fence", "has to begin with a head")]
    [InlineData("---\ntitle: never closed\n", "has to begin with a head")]
    [InlineData("---\n---\n", "'title' has to have 1 to 120 characters")]
    [InlineData("---\ntitle: A\n---\n", "'description' has to have 1 to 300 characters")]
    [InlineData("---\ntitle: A\ntitle: B\ndescription: C\n---\n", "Line 3 gives 'title' a second time")]
    [InlineData("---\ntitle: A\nonload: alert(1)\n---\n", "Line 3 is not 'key: value'")]
    [InlineData("---\njust words\n---\n", "Line 2 is not 'key: value'")]
    [InlineData("---\ntitle: A\u0007B\n---\n", "Line 2 contains a control character")]
    [InlineData("---\ntitle: A\ndescription: B\ntags: <script>\n---\n", "'tags' takes up to 8 words")]
    [InlineData("---\ntitle: A\ndescription: B\ntags: a, b, c, d, e, f, g, h, i\n---\n", "'tags' takes up to 8 words")]
    [InlineData("---\ntitle: A\ndescription: B\npage: https://evil.example/\n---\n", "'page' takes an address of this product")]
    [InlineData("---\ntitle: A\ndescription: B\npage: //evil.example/\n---\n", "'page' takes an address of this product")]
    [InlineData("---\ntitle: A\ndescription: B\npage: javascript:alert(1)\n---\n", "'page' takes an address of this product")]
    [InlineData("---\ntitle: A\ndescription: B\nupdated: yesterday\n---\n", "'updated' takes a day")]
    public void Read_BrokenHead_SaysWhatIsWrong(string text, string expected)
    {
        var problem = Assert.Throws<InvalidPostException>(() => FrontMatterReader.Read("a.md", text));

        Assert.StartsWith("a.md: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TitleTooLong_IsRefused() =>
        Assert.Throws<InvalidPostException>(() => FrontMatterReader.Read("a.md", Posts.Text("x", new string('t', 121))));
}
