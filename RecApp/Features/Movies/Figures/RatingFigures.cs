using RecApp.Charts;
using RecApp.Features.Movies.Model;

namespace RecApp.Features.Movies.Figures;

/// <summary>The charts over the whole data set; every title states what one sees.</summary>
public static class RatingFigures
{
    private const int LeastLiked = 8;

    /// <summary>Ratings by stars.</summary>
    public static ChartFigure Stars(MovieStatistics data)
    {
        var liked = data.RatingsByStars.Skip(LeastLiked - 1).Sum();
        return new(
            data.Ratings == 0 ? "There are no ratings" : $"{liked / (double)data.Ratings:P0} of the ratings are four stars or more",
            "How many ratings have how many stars. Four stars or more count as a like; half stars are only in the newer release.",
            [ChartTrace.Bar(ChartValues.Of([.. data.RatingsByStars.Select((_, i) => $"{(i + 1) / 2.0:0.0}")]), Numbers(data.RatingsByStars))],
            new() { Height = 360, XAxis = new() { Title = "Stars", Type = "category" }, YAxis = new() { Title = "Ratings" } });
    }

    /// <summary>Films by year of release.</summary>
    public static ChartFigure Years(MovieStatistics data)
    {
        var top = data.Years.MaxBy(year => year.Movies);
        return new(
            top is null ? "No year is known" : $"Most films are from {top.Year}: {top.Movies:N0}",
            "Films by the year of their release.",
            [ChartTrace.Bar(Numbers(data.Years.Select(year => (long)year.Year)), Numbers(data.Years.Select(year => (long)year.Movies)))],
            new() { Height = 360, XAxis = new() { Title = "Year of release", TickFormat = "d" }, YAxis = new() { Title = "Films" } });
    }

    /// <summary>Ratings by genre.</summary>
    public static ChartFigure Genres(MovieStatistics data) => new(
        data.Genres.Count == 0 ? "No genre is known" : $"{data.Genres[0].Genre} has the most ratings",
        "Ratings by genre; a film counts in each of its genres.",
        [
            ChartTrace.Bar(Numbers(data.Genres.Select(genre => genre.Ratings)), ChartValues.Of([.. data.Genres.Select(genre => genre.Genre)])) with { Horizontal = true },
        ],
        new() { Height = 460, XAxis = new() { Title = "Ratings" }, YAxis = new() { Reversed = true, Type = "category" } });

    /// <summary>Mean stars by genre.</summary>
    public static ChartFigure Means(MovieStatistics data)
    {
        var genres = data.Genres.OrderByDescending(genre => genre.MeanRating).ThenBy(genre => genre.Genre, StringComparer.Ordinal).ToList();
        return new(
            genres.Count == 0 ? "No genre is known" : $"{genres[0].Genre} is rated best, {genres[^1].Genre} worst",
            "The mean of all ratings by genre, in stars.",
            [
                ChartTrace.Bar(ChartValues.Of([.. genres.Select(genre => Math.Round(genre.MeanRating, 2))]), ChartValues.Of([.. genres.Select(genre => genre.Genre)])) with { Horizontal = true },
            ],
            new() { Height = 460, XAxis = new() { Title = "Mean rating in stars", TickFormat = ".1f" }, YAxis = new() { Reversed = true, Type = "category" } });
    }

    private static ChartValues Numbers(IEnumerable<long> values) => ChartValues.Of([.. values.Select(value => (double)value)]);
}
