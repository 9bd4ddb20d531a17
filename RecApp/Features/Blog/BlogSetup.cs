namespace RecApp.Features.Blog;

public static class BlogSetup
{
    /// <summary>Adds the posts.</summary>
    public static IServiceCollection AddBlog(this IServiceCollection services) => services.AddSingleton<PostLibrary>();
}
