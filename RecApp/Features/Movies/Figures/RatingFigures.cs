using Plotly.Blazor;
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
            data.Ratings == 0 ? "There are no ratings" : $"{FigureText.WholePercent(liked / (double)data.Ratings)} of the ratings are four stars or more",
            "How many ratings have how many stars. Four stars or more count as a like; half stars are only in the newer release.",
            [ChartTrace.Columns(data.RatingsByStars.Select((_, i) => FormattableString.Invariant($"{(i + 1) / 2.0:0.0}")), data.RatingsByStars.Select(count => (double)count), "%{x} stars: %{y:,} ratings")],
            new Layout { Height = 360, XAxis = ChartAxis.NamesAcross("Stars"), YAxis = ChartAxis.Heights("Ratings", data.RatingsByStars.Max()) });
    }

    /// <summary>Films by year of release.</summary>
    public static ChartFigure Years(MovieStatistics data)
    {
        var top = data.Years.MaxBy(year => year.Movies);
        return new(
            top is null ? "No year is known" : $"Most films are from {top.Year}: {top.Movies:N0}",
            "Films by the year of their release.",
            [
                ChartTrace.Columns(data.Years.Select(year => year.Year), data.Years.Select(year => (double)year.Movies),
                    data.Years.Select(year => $"{year.Year}: {FigureText.Counted(year.Movies, "film")}").ToArray()),
            ],
            new Layout { Height = 360, XAxis = ChartAxis.Across("Year of release", "d"), YAxis = ChartAxis.Heights("Films", top?.Movies ?? 0) });
    }

    /// <summary>Ratings by genre.</summary>
    public static ChartFigure Genres(MovieStatistics data) => new(
        data.Genres.Count == 0 ? "No genre is known" : $"{data.Genres[0].Genre} has the most ratings",
        "Ratings by genre; a film counts in each of its genres.",
        [ChartTrace.Bars(data.Genres.Select(genre => genre.Genre), data.Genres.Select(genre => (double)genre.Ratings), "%{y}: %{x:,} ratings")],
        new Layout { Height = 460, XAxis = ChartAxis.Lengths("Ratings", data.Genres.Max(genre => (double?)genre.Ratings) ?? 0), YAxis = ChartAxis.Names() });

    /// <summary>Mean stars by genre.</summary>
    public static ChartFigure Means(MovieStatistics data)
    {
        var genres = data.Genres.OrderByDescending(genre => genre.MeanRating).ThenBy(genre => genre.Genre, StringComparer.Ordinal).ToList();
        return new(
            genres.Count == 0 ? "No genre is known" : $"{genres[0].Genre} is rated best, {genres[^1].Genre} worst",
            "The mean of all ratings by genre, in stars.",
            [ChartTrace.Bars(genres.Select(genre => genre.Genre), genres.Select(genre => Math.Round(genre.MeanRating, 2)), "%{y}: %{x:.2f} stars on average")],
            new Layout { Height = 460, XAxis = ChartAxis.Lengths("Mean rating in stars", genres.Count == 0 ? 0 : genres[0].MeanRating, ".1f"), YAxis = ChartAxis.Names() });
    }
}
