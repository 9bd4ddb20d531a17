using System.Text.RegularExpressions;
using RecApp.Features.Blog.Rendering;

namespace RecApp.Features.Blog.Writing;

/// <summary>A file to a post. The file's name says day and slug: <c>2026-11-25-movies.md</c>.</summary>
internal static partial class PostReader
{
    /// <exception cref="InvalidPostException">The post can't be published; the message says why.</exception>
    public static Post Read(string file, string text)
    {
        if (FileName().Match(file) is not { Success: true } name || FrontMatterReader.Day(name.Groups["day"].Value) is not { } published)
            throw new InvalidPostException(file, "The name has to be a day and a slug, such as 2026-11-25-movies.md.");
        string slug = name.Groups["slug"].Value;
        var (front, body) = FrontMatterReader.Read(file, text);
        if (front.Updated < published)
            throw new InvalidPostException(file, "'updated' lies before the day in the file's name.");
        try
        {
            return new(slug, front, published, PostMarkdown.Read(body, Post.AddressOf(slug)));
        }
        catch (ArgumentException problem)
        {
            // How Markdig refuses text that is nested too deeply.
            throw new InvalidPostException(file, problem.Message);
        }
    }

    [GeneratedRegex("^(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})-(?<slug>[a-z0-9][a-z0-9-]{0,79})\\.md\\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}

/// <summary>A file of a post that can't be published.</summary>
/// <param name="file">Its name.</param>
/// <param name="reason">What is wrong, with the line or the key, and what is allowed.</param>
public sealed class InvalidPostException(string file, string reason) : Exception($"{file}: {reason}");
