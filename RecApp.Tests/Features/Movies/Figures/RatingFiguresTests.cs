using RecApp.Features.Movies.Figures;
using RecApp.Features.Movies.Model;

namespace RecApp.Tests.Features.Movies.Figures;

public class RatingFiguresTests
{
    private static readonly MovieStatistics Some = new(3, 100, 4, [0, 5, 0, 5, 0, 20, 0, 40, 0, 30],
        [new(1994, 1, 20), new(1995, 3, 80)], [new("Drama", 3, 70, 3.4), new("Film-Noir", 1, 30, 4.1)]);

    private static readonly MovieStatistics None = new(0, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [], []);

    [Fact]
    public void Figures_SomeRatings_SayWhatOneSees()
    {
        Assert.Equal("70% of the ratings are four stars or more", RatingFigures.Stars(Some).Title.Replace(" %", "%", StringComparison.Ordinal));
        Assert.Equal("Most films are from 1995: 3", RatingFigures.Years(Some).Title);
        Assert.Equal("Drama has the most ratings", RatingFigures.Genres(Some).Title);
        Assert.Equal("Film-Noir is rated best, Drama worst", RatingFigures.Means(Some).Title);
    }

    [Fact]
    public void Figures_NoRatings_SaySo() => Assert.Equal(
        ["There are no ratings", "No year is known", "No genre is known", "No genre is known"],
        new[] { RatingFigures.Stars(None), RatingFigures.Years(None), RatingFigures.Genres(None), RatingFigures.Means(None) }.Select(figure => figure.Title));
}
