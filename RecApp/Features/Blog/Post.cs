using System.Globalization;
using RecApp.Features.Blog.Rendering;

namespace RecApp.Features.Blog;

/// <summary>A post as it is read from its file; never changes.</summary>
/// <param name="Slug">Its name in addresses: 1–80 of <c>a–z 0–9 -</c>.</param>
/// <param name="Front">What its head says.</param>
/// <param name="Published">The day in the file's name.</param>
/// <param name="Body">Its text, ready to be shown.</param>
public sealed record Post(string Slug, FrontMatter Front, DateOnly Published, PostBody Body)
{
    /// <summary>The day of its last change; the day of publication when it was never changed.</summary>
    public DateOnly Updated => Front.Updated ?? Published;

    public string Address => AddressOf(Slug);

    public static string AddressOf(string slug) => $"{BlogQuery.Path}/{slug}";
}

/// <summary>What the head of a post says.</summary>
/// <param name="Title">One line of plain text.</param>
/// <param name="Description">One or two sentences, for lists, feeds and search engines.</param>
/// <param name="Tags">In the author's order, each once.</param>
/// <param name="Page">The page of this product that the post is about; null for none.</param>
/// <param name="Updated">The day of the last change worth mentioning; null for none.</param>
public sealed record FrontMatter(string Title, string Description, IReadOnlyList<string> Tags, string? Page, DateOnly? Updated);

/// <summary>How days are written.</summary>
internal static class PostDay
{
    /// <summary>Such as 25 November 2026.</summary>
    public static string ForPeople(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Such as 2026-11-25.</summary>
    public static string ForMachines(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
