using System.Reflection;
using RecApp.Features.Blog.Writing;

namespace RecApp.Features.Blog;

/// <summary>All posts, newest first. They are part of the assembly, read once and shared by everybody.</summary>
public sealed class PostLibrary
{
    private const string Prefix = "RecApp.Features.Blog.Posts.";
    private readonly Lazy<IReadOnlyList<Post>> _posts;

    /// <summary>The posts of this product.</summary>
    public PostLibrary(ILogger<PostLibrary> logger)
        : this(Embedded, logger)
    {
    }

    /// <summary>Posts out of files.</summary>
    /// <param name="files">Each file's name and text.</param>
    /// <param name="logger">Hears of what can't be published.</param>
    internal PostLibrary(Func<IEnumerable<(string Name, string Text)>> files, ILogger<PostLibrary> logger) => _posts = new(() => Read(files(), logger));

    /// <summary>Newest first; of one day, by title.</summary>
    public IReadOnlyList<Post> Posts => _posts.Value;

    /// <summary>Every tag with the number of its posts, the commonest first.</summary>
    public IReadOnlyList<(string Tag, int Posts)> Tags =>
        [.. Posts.SelectMany(post => post.Front.Tags).CountBy(tag => tag).OrderByDescending(tag => tag.Value).ThenBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value))];

    /// <summary>A post by its slug; null for none.</summary>
    public Post? Find(string? slug) => Posts.FirstOrDefault(post => post.Slug == slug);

    /// <summary>The posts before and after one in <see cref="Posts"/>.</summary>
    public (Post? Previous, Post? Next) Neighbours(Post post)
    {
        int place = Posts.Index().First(other => other.Item.Slug == post.Slug).Index;
        return (place > 0 ? Posts[place - 1] : null, Posts.ElementAtOrDefault(place + 1));
    }

    // One broken post must not take the others with it; that ours are sound is what a test is for.
    private static IReadOnlyList<Post> Read(IEnumerable<(string Name, string Text)> files, ILogger logger)
    {
        var posts = new Dictionary<string, Post>(StringComparer.Ordinal);
        foreach (var (name, text) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            try
            {
                var post = PostReader.Read(name, text);
                if (!posts.TryAdd(post.Slug, post))
                    throw new InvalidPostException(name, $"There is an older post with the slug '{post.Slug}' already.");
            }
            catch (InvalidPostException problem)
            {
                logger.LogError("A post is left out. {Reason}", problem.Message);
            }
        }
        return [.. posts.Values.OrderByDescending(post => post.Published).ThenBy(post => post.Front.Title, StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Name, string Text)> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            yield return (resource[Prefix.Length..], reader.ReadToEnd());
        }
    }
}
