using RecApp.Features.Movies.Model.Catalogue;
using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>Makes the catalogue out of films and ratings.</summary>
internal static class MovieCatalogueBuilder
{
    /// <summary>The films in the order of the rankers.</summary>
    public static MovieCatalogue Build(MovieDataset dataset, FilmOrder order)
    {
        var ratings = new int[dataset.Movies.Count];
        var likes = new int[dataset.Movies.Count];
        var halfStars = new long[dataset.Movies.Count];
        for (int user = 0; user < dataset.Ratings.Users; user++)
        {
            var movies = dataset.Ratings.Movies(user);
            var stars = dataset.Ratings.HalfStars(user);
            for (int i = 0; i < movies.Length; i++)
            {
                ratings[movies[i]]++;
                halfStars[movies[i]] += stars[i];
                likes[movies[i]] += stars[i] >= LikedRows.LeastHalfStars ? 1 : 0;
            }
        }
        return MovieCatalogue.From([.. order.Movies.Select(i => (Movie: dataset.Movies[i], Index: i)).Select(film => new MovieEntry(
            film.Movie.Id, film.Movie.Title, film.Movie.Year, film.Movie.Genres, film.Movie.ImdbId, film.Movie.TmdbId,
            ratings[film.Index], likes[film.Index], ratings[film.Index] == 0 ? null : (float)(halfStars[film.Index] / 2.0 / ratings[film.Index])))]);
    }
}
