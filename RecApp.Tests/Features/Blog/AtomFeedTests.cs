using System.Xml.Linq;
using RecApp.Features.Blog;

namespace RecApp.Tests.Features.Blog;

public class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly Uri Site = new("https://recapp.example/app/");

    private static XElement Feed(params (string Name, string Text)[] files) => XDocument.Load(new MemoryStream(AtomFeed.Write(Posts.Library(files).Posts, Site))).Root!;

    [Fact]
    public void Write_Posts_HasWhatTheStandardDemands()
    {
        var feed = Feed(("2026-03-01-a.md", Posts.Text("A", more: "updated: 2026-03-05\ntags: films, text\n")), ("2026-03-02-b.md", Posts.Text("B")));

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Single(feed.Elements(Atom + "author").Elements(Atom + "name"));
        Assert.Equal("2026-03-05T00:00:00Z", (string?)feed.Element(Atom + "updated"));
        Assert.Equal("https://recapp.example/app/blog/feed.xml", Link(feed, "self"));
        Assert.Equal("https://recapp.example/app/blog", Link(feed, "alternate"));
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(["https://recapp.example/app/blog/b", "https://recapp.example/app/blog/a"], entries.Select(entry => Link(entry, "alternate")));
        Assert.Equal(["films", "text"], entries[1].Elements(Atom + "category").Select(category => (string?)category.Attribute("term")));
        Assert.Equal(("2026-03-01T00:00:00Z", "2026-03-05T00:00:00Z"), ((string?)entries[1].Element(Atom + "published"), (string?)entries[1].Element(Atom + "updated")));
        string[] ids = [.. feed.DescendantsAndSelf().Elements(Atom + "id").Select(id => id.Value)];
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", id));
        Assert.All(new[] { feed }.Concat(entries), element => Assert.All(["id", "title", "updated"], name => Assert.Single(element.Elements(Atom + name))));
    }

    [Fact]
    public void Write_HostileTitle_IsEncodedAndComesBackWhole()
    {
        const string title = "A <b>&amp; \"quoted\" ]]> 'title' \ud83c\udfb5";

        var feed = Feed(("2026-03-01-a.md", Posts.Text("A", title)));

        Assert.Equal(title, (string?)feed.Element(Atom + "entry")!.Element(Atom + "title"));
        Assert.Empty(feed.Descendants("b"));
    }

    [Fact]
    public void Write_OtherHost_KeepsTheIds()
    {
        var library = Posts.Library(("2026-03-01-a.md", Posts.Text("A")));

        Assert.Equal(Ids(Site), Ids(new("http://127.0.0.1:5080/")));

        string[] Ids(Uri site) => [.. XDocument.Load(new MemoryStream(AtomFeed.Write(library.Posts, site))).Descendants(Atom + "id").Select(id => id.Value)];
    }

    [Fact]
    public void Write_NoPosts_IsStillAFeed() => Assert.Equal("1970-01-01T00:00:00Z", (string?)Feed().Element(Atom + "updated"));

    private static string? Link(XElement element, string relation) =>
        (string?)element.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == relation).Attribute("href");
}
