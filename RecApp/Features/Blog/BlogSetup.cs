namespace RecApp.Features.Blog;

/// <summary>Registers the blog.</summary>
public static class BlogSetup
{
    /// <summary>Adds the posts.</summary>
    public static IServiceCollection AddBlog(this IServiceCollection services) => services.AddSingleton<PostLibrary>();
}
