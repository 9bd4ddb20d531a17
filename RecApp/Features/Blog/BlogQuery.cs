namespace RecApp.Features.Blog;

/// <summary>Addresses of the blog.</summary>
public static class BlogQuery
{
    /// <summary>The list of all posts.</summary>
    public const string Path = "/blog";

    /// <summary>The Atom feed.</summary>
    public const string FeedPath = "/blog/feed.xml";

    /// <summary>The list of the posts with a tag.</summary>
    public static string OfTag(string tag) => $"{Path}?tag={Uri.EscapeDataString(tag)}";
}
