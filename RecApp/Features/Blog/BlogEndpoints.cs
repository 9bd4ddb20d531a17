using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace RecApp.Features.Blog;

/// <summary>What of the blog is no page.</summary>
internal static class BlogEndpoints
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    /// <summary>Maps the feed.</summary>
    public static TBuilder MapBlog<TBuilder>(this TBuilder app) where TBuilder : IEndpointRouteBuilder
    {
        app.MapGet(BlogQuery.FeedPath, Feed)
            .Describe("ReadBlogFeed", "Read the blog as a feed", "The posts, the newest first, as Atom; answered with 304 where nothing has changed.").WithTags("Blog")
            .Produces(StatusCodes.Status200OK, contentType: AtomFeed.MediaType).Produces(StatusCodes.Status304NotModified);
        return app;
    }

    // A file result answers conditional requests, HEAD and ranges.
    private static IResult Feed(HttpContext http, PostLibrary library)
    {
        var request = http.Request;
        byte[] feed = AtomFeed.Write(library.Posts, new($"{request.Scheme}://{request.Host}{request.PathBase}/"));
        http.Response.GetTypedHeaders().CacheControl = new() { Public = true, MaxAge = FreshFor };
        return TypedResults.Bytes(feed, $"{AtomFeed.MediaType}; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(feed))[..32]}\""));
    }
}
