namespace RecApp.Features.Movies.Page;

/// <summary>A recommended film as a film to start from.</summary>
internal static class MovieMatchItem
{
    public static MovieItem ToItem(this MovieMatch movie) => new(movie.Id, movie.Title, movie.Year, movie.Genres, movie.ImdbId, movie.TmdbId);
}
