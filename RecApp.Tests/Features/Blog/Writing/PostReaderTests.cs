using RecApp.Features.Blog.Writing;

namespace RecApp.Tests.Features.Blog.Writing;

public class PostReaderTests
{
    [Fact]
    public void Read_FileName_GivesDayAndSlug()
    {
        var post = PostReader.Read("2026-03-01-two-words.md", Posts.Text("Hello"));

        Assert.Equal(("two-words", new DateOnly(2026, 3, 1), "/blog/two-words"), (post.Slug, post.Published, post.Address));
        Assert.Equal(post.Published, post.Updated);
    }

    [Theory]
    [InlineData("movies.md")]
    [InlineData("2026-13-01-movies.md")]
    [InlineData("2026-03-01-.md")]
    [InlineData("2026-03-01-Movies.md")]
    [InlineData("2026-03-01-a/../b.md")]
    [InlineData("2026-03-01-feed.xml")]
    [InlineData("2026-03-01-movies.md\n")]
    public void Read_OtherFileName_IsRefused(string file) => Assert.Throws<InvalidPostException>(() => PostReader.Read(file, Posts.Text("Hello")));

    [Fact]
    public void Read_ChangedBeforeItWasPublished_IsRefused() =>
        Assert.Throws<InvalidPostException>(() => PostReader.Read("2026-03-01-a.md", Posts.Text("Hello", more: "updated: 2026-02-28\n")));

    [Fact]
    public void Read_NestedTooDeeply_IsRefusedNotACrash() =>
        Assert.Throws<InvalidPostException>(() => PostReader.Read("2026-03-01-a.md", Posts.Text(new string('>', 5000) + " deep")));
}
