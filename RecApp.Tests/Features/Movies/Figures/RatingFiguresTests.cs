using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Figures;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Page;
using RecApp.Tests.Charts;

namespace RecApp.Tests.Features.Movies.Figures;

public class RatingFiguresTests
{
    private static readonly MovieStatistics Some = new(3, 100, 4, [0, 5, 0, 5, 0, 20, 0, 40, 0, 30],
        [new(1994, 1, 20), new(1995, 3, 80)], [new("Drama", 3, 70, 3.4), new("Film-Noir", 1, 30, 4.1)]);

    private static readonly MovieStatistics None = new(0, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [], []);

    [Fact]
    public void Figures_SomeRatings_SayWhatOneSees()
    {
        Assert.Equal("70\u00a0% of the ratings are four stars or more", RatingFigures.Stars(Some).Title);
        Assert.Equal("Most films are from 1995: 3", RatingFigures.Years(Some).Title);
        Assert.Equal("Drama has the most ratings", RatingFigures.Genres(Some).Title);
        Assert.Equal("Film-Noir is rated best, Drama worst", RatingFigures.Means(Some).Title);
    }

    [Fact]
    public void Figures_HostileNames_AreSafe()
    {
        const string hostile = "<img src=x onerror=alert(1)> & more";
        MovieStatistics data = new(3, 100, 4, [0, 5, 0, 5, 0, 20, 0, 40, 0, 30], [new(1994, 1, 20)], [new(hostile, 3, 70, 3.4)]);
        MovieMap map = new("1", [.. Enumerable.Range(1, 3).Select(id => new MovieMapPoint(id, hostile, hostile, 5, id, -id))]);
        MovieAnswer answer = new() { PredictionId = Guid.Empty, ModelVersion = "1", Ranker = "auto", Movies = [new(2, hostile, 0.9, [], 1999, [hostile], null, null)] };
        ScoreDistribution scores = new([0, 0.5, 1], [2, 1], [new(new(1, hostile, 1999, [], null, null), 0.7)]);

        Assert.All(
            [
                RatingFigures.Stars(data), RatingFigures.Years(data), RatingFigures.Genres(data), RatingFigures.Means(data),
                MapFigure.From(map, [new(1)], answer.Movies), ScoreFigure.From(answer, scores),
            ],
            FigureAssert.IsCompleteAndSafe);
        Assert.Equal("2", MapFigure.From(map, [new(1)], answer.Movies).Click!.IdAt(new(1, 0)));
    }

    [Fact]
    public void Figures_NoRatings_SaySo() => Assert.Equal(
        ["There are no ratings", "No year is known", "No genre is known", "No genre is known"],
        new[] { RatingFigures.Stars(None), RatingFigures.Years(None), RatingFigures.Genres(None), RatingFigures.Means(None) }.Select(figure => figure.Title));
}
