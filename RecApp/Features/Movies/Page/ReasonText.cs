using RecApp.Charts;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;

namespace RecApp.Features.Movies.Page;

/// <summary>Reasons in words.</summary>
public static class ReasonText
{
    // More names than this don't help anybody to understand.
    private const int Named = 3;

    // From this share on the others hardly matter.
    private const double Most = 0.6;

    /// <summary>The films that a recommendation mostly rests on, short enough for a line; a film without reasons is there for being popular.</summary>
    public static string Short(IReadOnlyList<MovieReason> reasons) => Telling(reasons) switch
    {
        [] => "liked by very many people",
        [var only] => $"because you like {Name(only)}",
        [var first, ..] when first.Share >= Most => $"mostly because you like {Name(first)}",
        [var first, var second, ..] => $"because you like {Name(first)} and {Name(second)}",
    };

    /// <summary>Which films given it rests on with their shares, those with the largest first.</summary>
    public static string Of(IReadOnlyList<MovieReason> reasons)
    {
        var telling = Telling(reasons);
        if (telling.Count == 0)
            return "Liked by very many people";
        if (reasons.Count == 1)
            return $"Because you like {Name(telling[0])}";
        var named = string.Join(", ", telling.Take(Named).Select(reason => $"{Name(reason)} {FigureText.WholePercent(reason.Share)}"));
        var others = telling.Skip(Named).Sum(reason => reason.Share);
        return $"Because you like {named}" + (others > 0 ? $", {telling.Count - Named} more {FigureText.WholePercent(others)}" : "");
    }

    private static IReadOnlyList<MovieReason> Telling(IReadOnlyList<MovieReason> reasons) =>
        [.. reasons.Where(reason => Math.Round(100 * reason.Share) >= 1).OrderByDescending(reason => reason.Share)];

    private static string Name(MovieReason reason) => MovieTitle.Natural(reason.Title);
}
