using RecApp.Features.Movies.Model.Catalogue;

namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>Which films may be recommended, and whether rather popular or unusual ones.</summary>
/// <param name="Genre">Index in <see cref="MovieCatalogue.GenreNames"/>; null for any.</param>
/// <param name="YearFrom">First year of release; null for any. Films of an unknown year pass only without years.</param>
/// <param name="YearTo">Last year of release; null for any.</param>
/// <param name="Unusual">From what many people like (-1) to what few know (1); 0 leaves the ranker's order.</param>
internal sealed record MovieSelection(int? Genre, int? YearFrom, int? YearTo, float Unusual)
{
    // Beyond a half, films that hardly anybody likes come first whatever was given.
    private const float LargestExponent = 0.5f;

    /// <summary>Makes the scores of films that don't pass minus infinity, and raises those of popular or unusual films.</summary>
    /// <param name="catalogue">The films.</param>
    /// <param name="popularity">[movies] how likely anybody likes the film, above 0.</param>
    /// <param name="scores">[movies].</param>
    public void Apply(MovieCatalogue catalogue, ReadOnlySpan<float> popularity, Span<float> scores)
    {
        for (int movie = 0; movie < scores.Length; movie++)
        {
            if (!Passes(catalogue, movie))
                scores[movie] = float.NegativeInfinity;
            // Negative scores would fall where positive ones rise.
            else if (Unusual != 0 && scores[movie] > 0)
                scores[movie] *= MathF.Pow(popularity[movie], -LargestExponent * Unusual);
        }
    }

    private bool Passes(MovieCatalogue catalogue, int movie)
    {
        if (Genre is { } genre && (catalogue.GenreBits(movie) >> genre & 1) == 0)
            return false;
        if (YearFrom is null && YearTo is null)
            return true;
        int? year = catalogue[movie].Year;
        return year is not null && !(year < YearFrom) && !(year > YearTo);
    }
}
