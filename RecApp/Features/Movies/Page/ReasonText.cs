using RecApp.Charts;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;

namespace RecApp.Features.Movies.Page;

/// <summary>Reasons in words.</summary>
public static class ReasonText
{
    // More names than this don't help anybody to understand.
    private const int Named = 3;

    /// <summary>Which films given a recommendation rests on, those with the largest shares first; a film without reasons is there for being popular.</summary>
    public static string Of(IReadOnlyList<MovieReason> reasons)
    {
        var telling = reasons.Where(reason => Math.Round(100 * reason.Share) >= 1).OrderByDescending(reason => reason.Share).ToList();
        if (telling.Count == 0)
            return "Liked by very many people";
        if (reasons.Count == 1)
            return $"Because of {Name(telling[0])}";
        var named = string.Join(", ", telling.Take(Named).Select(reason => $"{Name(reason)} {FigureText.WholePercent(reason.Share)}"));
        var others = telling.Skip(Named).Sum(reason => reason.Share);
        return $"Because of {named}" + (others > 0 ? $", {telling.Count - Named} more {FigureText.WholePercent(others)}" : "");
    }

    private static string Name(MovieReason reason) => MovieTitle.Natural(reason.Title);
}
