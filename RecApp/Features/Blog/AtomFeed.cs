using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace RecApp.Features.Blog;

/// <summary>The posts as an Atom feed (RFC 4287).</summary>
internal static class AtomFeed
{
    public const string MediaType = "application/atom+xml";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed as UTF-8.</summary>
    /// <param name="posts">Newest first.</param>
    /// <param name="site">Where the product answers, with a slash at the end.</param>
    public static byte[] Write(IReadOnlyList<Post> posts, Uri site)
    {
        var feed = new XElement(Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", "en"),
            new XElement(Atom + "id", Id(BlogQuery.Path)),
            new XElement(Atom + "title", "RecApp: Blog"),
            new XElement(Atom + "subtitle", "How each model was built, how good it really is, and what did not work"),
            new XElement(Atom + "updated", Time(Updated(posts))),
            new XElement(Atom + "author", new XElement(Atom + "name", "RecApp")),
            Link("self", MediaType, site, BlogQuery.FeedPath),
            Link("alternate", "text/html", site, BlogQuery.Path),
            posts.Select(post => Entry(post, site)));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new UTF8Encoding(false), Indent = true }))
            feed.Save(writer);
        return stream.ToArray();
    }

    /// <summary>The day of the last change of any post.</summary>
    public static DateOnly Updated(IReadOnlyList<Post> posts) => posts.Count == 0 ? DateOnly.FromDateTime(DateTime.UnixEpoch) : posts.Max(post => post.Updated);

    private static XElement Entry(Post post, Uri site) => new(Atom + "entry",
        new XElement(Atom + "id", Id(post.Address)),
        new XElement(Atom + "title", post.Front.Title),
        new XElement(Atom + "published", Time(post.Published)),
        new XElement(Atom + "updated", Time(post.Updated)),
        Link("alternate", "text/html", site, post.Address),
        post.Front.Tags.Select(tag => new XElement(Atom + "category", new XAttribute("term", tag))),
        new XElement(Atom + "summary", post.Front.Description));

    private static XElement Link(string relation, string type, Uri site, string address) => new(Atom + "link",
        new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", new Uri(site, address.TrimStart('/')).AbsoluteUri));

    // Stays the same whatever name the server goes by, so that a reader shows nothing twice.
    private static string Id(string address) => $"urn:uuid:{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("recapp:" + address)).AsSpan(0, 16))}";

    private static string Time(DateOnly day) => $"{PostDay.ForMachines(day)}T00:00:00Z";
}
