using Microsoft.Extensions.Logging.Abstractions;
using RecApp.Features.Blog;
using RecApp.Features.Blog.Live;
using RecApp.Features.Blog.Rendering;
using RecApp.Features.Blog.Writing;

namespace RecApp.Tests.Features.Blog;

/// <summary>Posts for tests.</summary>
internal static class Posts
{
    public static string Text(string body, string title = "A title", string more = "") => $"---\ntitle: {title}\ndescription: About it.\n{more}---\n{body}";

    public static Post Of(string body, string slug = "post") => PostReader.Read($"2026-03-01-{slug}.md", Text(body));

    /// <summary>The HTML of a post whose tags find no model.</summary>
    public static string Html(string body) => string.Concat(Of(body).Body.Parts.OfType<TextPart>().SelectMany(part => part.Pieces).Select(piece => piece.Html));

    public static IEnumerable<LiveTag> Tags(string body) =>
        Of(body).Body.Parts.OfType<TextPart>().SelectMany(part => part.Pieces).Select(piece => piece.Tag).OfType<LiveTag>();

    public static PostLibrary Library(params (string Name, string Text)[] files) => new(() => files, NullLogger<PostLibrary>.Instance);

    /// <summary>The posts of the product.</summary>
    public static PostLibrary Ours { get; } = new(NullLogger<PostLibrary>.Instance);
}
