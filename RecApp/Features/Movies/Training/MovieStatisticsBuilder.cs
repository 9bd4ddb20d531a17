using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>Counts what the page about the data shows.</summary>
internal static class MovieStatisticsBuilder
{
    /// <summary>Counts over the whole data set.</summary>
    public static MovieStatistics Build(MovieDataset dataset)
    {
        var ratings = new long[dataset.Movies.Count];
        var halfStars = new long[dataset.Movies.Count];
        var byStars = new long[10];
        for (int user = 0; user < dataset.Ratings.Users; user++)
        {
            var movies = dataset.Ratings.Movies(user);
            var stars = dataset.Ratings.HalfStars(user);
            for (int i = 0; i < movies.Length; i++)
            {
                ratings[movies[i]]++;
                halfStars[movies[i]] += stars[i];
                byStars[stars[i] - 1]++;
            }
        }
        var films = dataset.Movies.Select((movie, i) => (Movie: movie, Index: i)).ToArray();
        return new(
            dataset.Ratings.Users, dataset.Ratings.Count, dataset.Movies.Count, byStars,
            [.. films.Where(film => film.Movie.Year is not null).GroupBy(film => film.Movie.Year!.Value).OrderBy(year => year.Key)
                .Select(year => new YearCount(year.Key, year.Count(), year.Sum(film => ratings[film.Index])))],
            [.. films.SelectMany(film => film.Movie.Genres.Select(genre => (Genre: genre, film.Index))).GroupBy(film => film.Genre)
                .Select(genre => new GenreCount(genre.Key, genre.Count(), genre.Sum(film => ratings[film.Index]), Mean(genre.Sum(film => halfStars[film.Index]), genre.Sum(film => ratings[film.Index]))))
                .OrderByDescending(genre => genre.Ratings).ThenBy(genre => genre.Genre, StringComparer.Ordinal)]);
    }

    private static double Mean(long halfStars, long ratings) => ratings == 0 ? 0 : Math.Round(halfStars / 2.0 / ratings, 4);
}
