using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Validation;

namespace RecApp.Features.Movies.Pairs;

/// <summary>Which pairs to compute.</summary>
/// <param name="Top">How many of the most popular films pair up, 2–5,000.</param>
/// <param name="Take">How many films each pair recommends, 1–100.</param>
internal sealed record PairRequest(int Top, int Take)
{
    public const int LeastTop = 2, MostTop = 5000, MostTake = 100;

    /// <summary>The configured numbers where none are given, as far as the catalogue has so many films.</summary>
    public static PairRequest Of(int? top, int? take, MovieBatchOptions options, MovieCatalogue catalogue) =>
        new(top ?? Math.Min(options.Top, catalogue.Count), take ?? Math.Min(options.Take, catalogue.Count - 2));

    /// <summary>The catalogue's most popular films: those with the most ratings, equal ones in the catalogue's order.</summary>
    /// <returns>[top] indices, the most popular first.</returns>
    /// <exception cref="InvalidRequestException">A number is out of range, or the catalogue has too few films.</exception>
    public int[] Popular(MovieCatalogue catalogue)
    {
        Dictionary<string, string[]> errors = [];
        if (Top < LeastTop || Top > Math.Min(MostTop, catalogue.Count))
            errors["top"] = [$"is {Top}; it must be {LeastTop} to {Math.Min(MostTop, catalogue.Count)}."];
        if (Take < 1 || Take > Math.Min(MostTake, catalogue.Count - 2))
            errors["take"] = [$"is {Take}; it must be 1 to {Math.Min(MostTake, catalogue.Count - 2)}."];
        if (errors.Count > 0)
            throw new InvalidRequestException(errors);
        return [.. Enumerable.Range(0, catalogue.Count).OrderByDescending(movie => catalogue[movie].Ratings).Take(Top)];
    }
}
