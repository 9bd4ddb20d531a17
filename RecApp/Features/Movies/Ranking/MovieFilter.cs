using RecApp.Features.Movies.Catalogue;

namespace RecApp.Features.Movies.Ranking;

/// <summary>Which films may be recommended.</summary>
/// <param name="Genre">Index in <see cref="MovieCatalogue.GenreNames"/>; null for any.</param>
/// <param name="YearFrom">First year of release; null for any. Films of an unknown year pass only without years.</param>
/// <param name="YearTo">Last year of release; null for any.</param>
internal sealed record MovieFilter(int? Genre, int? YearFrom, int? YearTo)
{
    /// <summary>Whether a film passes.</summary>
    public bool Passes(MovieCatalogue catalogue, int movie)
    {
        if (Genre is { } genre && (catalogue.GenreBits(movie) >> genre & 1) == 0)
            return false;
        int? year = catalogue[movie].Year;
        return (YearFrom is null || year >= YearFrom) && (YearTo is null || year <= YearTo);
    }
}
