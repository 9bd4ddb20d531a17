using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Blog;
using RecApp.Tests.Bundles;
using RecApp.Tests.Components;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Blog;

public sealed class BlogPagesTests : ComponentTest
{
    private readonly TemporaryFolder _models = new();

    public BlogPagesTests()
    {
        TestBundles.Write(_models.Location, "words", "one");
        Services.AddSingleton(Catalogs.Over(_models.Location, Catalogs.Words("words")));
        Services.AddSingleton(Posts.Library(
            ("2026-03-01-first.md", Posts.Text("## Part\n\nText [[figure: words recall@500; variant=blend]] and [[figure: gone x]].\n\n## Other\n\n[[chart: nonsense]]\n\nEnd", Hostile, "tags: films, text\npage: /lyrics\n")),
            ("2026-03-02-second.md", Posts.Text("Short", "Second", "tags: text\nupdated: 2026-03-09\n")),
            ("2026-03-03-third.md", Posts.Text("Short", "Third"))));
    }

    private IRenderedComponent<PostPage> RenderPost(string slug) => Render<PostPage>(parameters => parameters.Add(page => page.Slug, slug));

    private IRenderedComponent<BlogPage> RenderList(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/blog" + query);
        return Render<BlogPage>();
    }

    [Fact]
    public void List_All_ShowsNewestFirstWithTags()
    {
        var page = RenderList();

        Assert.Equal(["Third", "Second", Hostile], page.FindAll("article h2").Select(heading => heading.TextContent));
        Assert.Equal(["All 3", "text 2", "films 1"], page.FindAll("nav.tags a").Select(tag => tag.TextContent.Trim()));
        Assert.Equal("All 3", page.Find("nav.tags [aria-current]").TextContent.Trim());
        Assert.Contains("1 March 2026", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1 min read", page.Markup, StringComparison.Ordinal);
        Assert.Equal("2026-03-09", page.FindAll("article")[1].QuerySelectorAll("time")[1].GetAttribute("datetime"));
        Assert.Empty(page.FindAll("img"));
    }

    [Fact]
    public void List_OneTag_ShowsItsPostsOnly() =>
        Assert.Equal(["Second", Hostile], RenderList("?tag=text").FindAll("article h2").Select(heading => heading.TextContent));

    [Fact]
    public void List_UnknownTag_SaysSoAndLeadsBack()
    {
        var page = RenderList("?tag=" + Uri.EscapeDataString(Hostile + new string('x', 500)));

        Assert.Contains("No post has the tag “<img", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.True(page.Find(".notice").TextContent.Length < 200);
        Assert.Equal("/blog", page.Find(".notice a").GetAttribute("href"));
        Assert.Empty(page.FindAll("article, img"));
    }

    [Fact]
    public void Post_WithTags_ShowsFiguresAndPlaceholders()
    {
        var page = RenderPost("first");

        Assert.Equal(Hostile, page.Find("h1").TextContent);
        Assert.Equal("0.410", page.Find("a.figure").TextContent);
        Assert.Equal("/models/words", page.Find("a.figure").GetAttribute("href"));
        Assert.Contains("hide half", page.Find("a.figure").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("'gone' is not available", page.Find(".figure-missing").TextContent, StringComparison.Ordinal);
        Assert.Contains("“nonsense”", page.Find(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(["/blog/first#s-part", "/blog/first#s-other"], page.FindAll("nav.contents a").Select(link => link.GetAttribute("href")));
        Assert.Equal("s-part", page.Find(".post-body h2").Id);
        Assert.Equal("/lyrics", page.Find(".try a").GetAttribute("href"));
    }

    [Fact]
    public void Post_InTheMiddle_LeadsToBothNeighbours()
    {
        var page = RenderPost("second");
        Assert.Equal("/blog/third", page.Find("a[rel=prev]").GetAttribute("href"));
        Assert.Equal("/blog/first", page.Find("a[rel=next]").GetAttribute("href"));
        Assert.Empty(page.FindAll("nav.contents"));
    }

    [Fact]
    public void Post_UnknownSlug_HasAWayOn()
    {
        var page = RenderPost("<script>");

        Assert.Equal(3, page.FindAll(".link-list a").Count);
        Assert.Single(page.FindAll("h1"));
    }

    [Fact]
    public void Post_AnotherInTheSamePage_IsShown()
    {
        var page = RenderPost("first");
        page.Render(parameters => parameters.Add(shown => shown.Slug, "third"));
        Assert.Equal("Third", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll(".figure"));
    }

    [Fact]
    public void News_Posts_AreTheNewestBesideTheNewestModel()
    {
        var news = Render<NewsPanel>();

        Assert.Equal(["Third", "Second", Hostile], news.FindAll("li a").Take(3).Select(link => link.TextContent));
        Assert.StartsWith("/models/words", news.FindAll("li a")[3].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(news.FindAll("img"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _models.Dispose();
    }
}
