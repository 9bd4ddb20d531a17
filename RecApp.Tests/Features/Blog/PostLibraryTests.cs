using Microsoft.Extensions.Logging;
using RecApp.Bundles;
using RecApp.Features;
using RecApp.Features.Blog;
using RecApp.Features.Blog.Live;
using RecApp.Features.Blog.Rendering;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Blog;

public class PostLibraryTests(SharedApplication application)
{
    [Fact]
    public void Posts_OneBrokenOneTwice_LeavesThemOutAndSaysSo()
    {
        using var logs = new LogCollector();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(logs));
        var library = new PostLibrary(() =>
        [
            ("2026-03-02-films.md", Posts.Text("Second", "Second")), ("2026-03-01-films.md", Posts.Text("First", "First")),
            ("2026-03-01-broken.md", "no head"), ("2026-03-03-other.md", Posts.Text("Other")),
        ], factory.CreateLogger<PostLibrary>());

        Assert.Equal(["other", "films"], library.Posts.Select(post => post.Slug));
        Assert.Equal("First", library.Find("films")!.Front.Title);
        Assert.Equal(2, logs.Events.Count(log => log.Level == LogLevel.Error));
        Assert.Contains(logs.Events, log => log.Message.Contains("2026-03-02-films.md", StringComparison.Ordinal) && log.Message.Contains("slug 'films'", StringComparison.Ordinal));
    }

    [Fact]
    public void Neighbours_FirstMiddleAndLast_AreThoseOfTheList()
    {
        var library = Posts.Library(("2026-03-01-a.md", Posts.Text("A")), ("2026-03-02-b.md", Posts.Text("B")), ("2026-03-03-c.md", Posts.Text("C")));

        Assert.Equal((null, "b"), Slugs("c"));
        Assert.Equal(("c", "a"), Slugs("b"));
        Assert.Equal(("b", null), Slugs("a"));

        (string?, string?) Slugs(string slug)
        {
            var (previous, next) = library.Neighbours(library.Find(slug)!);
            return (previous?.Slug, next?.Slug);
        }
    }

    [Fact]
    public void Posts_OfTheProduct_AreAllPublished()
    {
        int files = TrackedFiles.Under("RecApp/Features/Blog/Posts/", ".md").Count();

        Assert.True(files >= 7);
        Assert.Equal(files, Posts.Ours.Posts.Count);
        Assert.All(Posts.Ours.Posts.Where(post => post.Slug != "conclusions"), post => Assert.InRange(post.Body.Words, 600, 1200));
        Assert.All(Posts.Ours.Posts, post => Assert.NotNull(post.Front.Page));
    }

    [Fact]
    public void Posts_OfTheProduct_FindEveryFigureAndChart()
    {
        var catalog = (ModelCatalog)application.Services.GetService(typeof(ModelCatalog))!;
        var figures = new ServedFigures(model => catalog.Find(model)?.Manifest, catalog.Names);
        var parts = Posts.Ours.Posts.SelectMany(post => post.Body.Parts.Select(part => (post.Slug, part))).ToList();

        var missing = from item in parts
                      where item.part is TextPart
                      from piece in ((TextPart)item.part).Pieces
                      where piece.Tag is not null && figures.Read(piece.Tag).Model is null
                      select $"{item.Slug}: {piece.Tag!.Kind} {piece.Tag.Subject}: {figures.Read(piece.Tag).Text}";
        Assert.Empty(missing);

        var list = new FeatureList(FeatureList.Own);
        var charts = from item in parts
                     where item.part is ChartPart
                     let name = ((ChartPart)item.part).Name
                     where list.FindChart(name) is not { } chart || chart.Draw([.. figures.ModelsOf(chart).Select(model => figures.ManifestOf(model)!)]) is null
                     select $"{item.Slug}: {name}";
        Assert.Empty(charts);
    }
}
