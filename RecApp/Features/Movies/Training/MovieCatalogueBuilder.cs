using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>Makes the catalogue out of films and ratings.</summary>
internal static class MovieCatalogueBuilder
{
    /// <summary>The films in the order of the rankers.</summary>
    public static MovieCatalogue Build(MovieDataset dataset, FilmOrder order)
    {
        var counts = new RatingCounts(dataset);
        return MovieCatalogue.From([.. order.Movies.Select(i => (Movie: dataset.Movies[i], Index: i)).Select(film => new MovieEntry(
            film.Movie.Id, film.Movie.Title, film.Movie.Year, film.Movie.Genres, film.Movie.ImdbId, film.Movie.TmdbId,
            counts.Ratings[film.Index], counts.Likes[film.Index],
            counts.Ratings[film.Index] == 0 ? null : (float)(counts.HalfStars[film.Index] / 2.0 / counts.Ratings[film.Index])))]);
    }
}
