using MudBlazor;
using RecApp.Ui;

namespace RecApp.Features.Blog;

/// <summary>How the models were built, with figures and charts out of what is served.</summary>
internal sealed class BlogFeature : IFeature
{
    public string Key => "blog";

    public IReadOnlyList<FeaturePage> Pages { get; } =
    [
        new(BlogQuery.Path, "Blog", "Blog", "How each model was built, how good it really is, and what did not work.", Icons.Material.Outlined.Article)
        {
            Place = 80,
            Feed = BlogQuery.FeedPath,
            Samples = ["/blog/movies"],
        },
    ];

    public Type HomePanel => typeof(NewsPanel);

    public void Add(IServiceCollection services) => services.AddSingleton<PostLibrary>();

    public void Map(FeatureRoutes routes) => routes.Links.MapBlog();
}
