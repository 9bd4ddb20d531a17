using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Blog;
using RecApp.Tests.Bundles;
using RecApp.Tests.Components;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Blog;

public sealed class NewsPanelTests : ComponentTest
{
    private readonly TemporaryFolder _models = new();

    public NewsPanelTests()
    {
        TestBundles.Write(_models.Location, "words", "one");
        Services.AddSingleton(Catalogs.Over(_models.Location, Catalogs.Words("words")));
        Services.AddSingleton(Posts.Library(("2026-03-01-a.md", Posts.Text("A", Hostile)), ("2026-03-02-b.md", Posts.Text("B", "Newest"))));
    }

    [Fact]
    public void Render_Posts_AreTheNewestBesideTheNewestModel()
    {
        var news = Render<NewsPanel>();

        Assert.Equal(["Newest", Hostile], news.FindAll("li a").Take(2).Select(link => link.TextContent));
        Assert.StartsWith("/models/words", news.FindAll("li a")[2].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty(news.FindAll("img"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _models.Dispose();
    }
}
