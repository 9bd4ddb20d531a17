using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Training.Reading;

namespace RecApp.Features.Movies.Training;

/// <summary>Counts what the page about the data shows.</summary>
internal static class MovieStatisticsBuilder
{
    /// <summary>Counts over the whole data set.</summary>
    public static MovieStatistics Build(MovieDataset dataset)
    {
        var counts = new RatingCounts(dataset);
        var films = dataset.Movies.Select((movie, i) => (Movie: movie, Index: i)).ToArray();
        return new(
            dataset.Ratings.Users, dataset.Ratings.Count, dataset.Movies.Count, counts.ByStars,
            [.. films.Where(film => film.Movie.Year is not null).GroupBy(film => film.Movie.Year!.Value).OrderBy(year => year.Key)
                .Select(year => new YearCount(year.Key, year.Count(), year.Sum(film => (long)counts.Ratings[film.Index])))],
            [.. films.SelectMany(film => film.Movie.Genres.Select(genre => (Genre: genre, film.Index))).GroupBy(film => film.Genre)
                .Select(genre => new GenreCount(genre.Key, genre.Count(), Ratings(genre), Mean(genre.Sum(film => counts.HalfStars[film.Index]), Ratings(genre))))
                .OrderByDescending(genre => genre.Ratings).ThenBy(genre => genre.Genre, StringComparer.Ordinal)]);

        long Ratings(IEnumerable<(string Genre, int Index)> rated) => rated.Sum(film => (long)counts.Ratings[film.Index]);
    }

    private static double Mean(long halfStars, long ratings) => ratings == 0 ? 0 : Math.Round(halfStars / 2.0 / ratings, 4);
}
