using RecApp.Charts;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Text;

namespace RecApp.Features.Movies.Page;

/// <summary>Reasons in words.</summary>
public static class ReasonText
{
    // More names than this don't help anybody to understand.
    private const int Named = 3;

    // From this share on the others hardly matter.
    private const double Most = 0.6;

    /// <summary>The films that a recommendation mostly rests on, short enough for a line and so without their years; a film without reasons is there for being popular.</summary>
    /// <param name="reasons">The films given that it rests on.</param>
    /// <param name="disliked">Ids of those given that the person did not like: they are never a because.</param>
    public static string Short(IReadOnlyList<MovieReason> reasons, IReadOnlyCollection<int> disliked) => (Telling(reasons, disliked, liked: true), Telling(reasons, disliked, liked: false)) switch
    {
        ([], []) => "liked by very many people",
        ([], [var first, ..]) => $"although you disliked {FirstName(first)}",
        ([var only], []) => $"because you like {FirstName(only)}",
        ([var first, ..], _) when first.Share >= Most => $"mostly because you like {FirstName(first)}",
        ([var only], _) => $"because you like {FirstName(only)}",
        ([var first, var second, ..], _) => $"because you like {FirstName(first)} and {FirstName(second)}",
    };

    /// <summary>Which films given it rests on with their shares, those with the largest first, then those it is there in spite of.</summary>
    /// <param name="reasons">The films given that it rests on.</param>
    /// <param name="disliked">Ids of those given that the person did not like.</param>
    public static string Of(IReadOnlyList<MovieReason> reasons, IReadOnlyCollection<int> disliked)
    {
        var (liked, despite) = (Telling(reasons, disliked, liked: true), Telling(reasons, disliked, liked: false));
        string? although = despite.Count == 0 ? null : $"although you disliked {string.Join(", ", despite.Take(Named).Select(Name))}";
        if (liked.Count == 0)
            return although?.Capitalised() ?? "Liked by very many people";
        string named = reasons.Count == 1
            ? Name(liked[0])
            : string.Join(", ", liked.Take(Named).Select(reason => $"{Name(reason)} {FigureText.WholePercent(reason.Share)}"));
        double others = liked.Skip(Named).Sum(reason => reason.Share);
        return $"Because you like {named}" + (others > 0 ? $", {liked.Count - Named} more {FigureText.WholePercent(others)}" : "") + (although is null ? "" : $"; {although}");
    }

    private static IReadOnlyList<MovieReason> Telling(IReadOnlyList<MovieReason> reasons, IReadOnlyCollection<int> disliked, bool liked) =>
        [.. reasons.Where(reason => Math.Round(100 * reason.Share) >= 1 && disliked.Contains(reason.Id) != liked).OrderByDescending(reason => reason.Share)];

    private static string Name(MovieReason reason) => MovieTitle.Natural(reason.Title);

    private static string FirstName(MovieReason reason) => MovieTitle.Name(reason.Title);
}
