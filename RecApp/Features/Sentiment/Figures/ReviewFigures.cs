using RecApp.Charts;
using RecApp.Features.Sentiment.Model;

namespace RecApp.Features.Sentiment.Figures;

/// <summary>The charts of the reviews behind the models.</summary>
public static class ReviewFigures
{
    public static ChartFigure Stars(ReviewStatistics reviews)
    {
        int extreme = reviews.Ratings[0] + reviews.Ratings[9];
        return new(
            $"{extreme / (double)reviews.Labelled:P0} of the reviews give one star or ten",
            "Labelled reviews by their stars. Up to four stars count as displeasure, seven and more as praise.",
            [
                ChartTrace.Bar(ChartValues.Of([.. Enumerable.Range(1, 10).Select(stars => (double)stars)]), ChartValues.Of([.. reviews.Ratings.Select(count => (double)count)]), "Reviews") with
                {
                    PointColours = [.. Enumerable.Range(1, 10).Select(stars => stars <= 5 ? 1 : 0)],
                },
            ],
            new() { Height = 280, XAxis = new() { Title = "Stars" }, YAxis = new() { Title = "Reviews" } });
    }

    public static ChartFigure Lengths(ReviewStatistics reviews) => new(
        $"Half of the reviews have fewer than {reviews.MedianWords:N0} words",
        $"Labelled reviews by their number of words; the last bar holds all of {reviews.WordEdges[^2]:N0} words and more.",
        [
            ChartTrace.Bar(
                ChartValues.Of([.. Enumerable.Range(0, reviews.WordCounts.Count).Select(bin => (reviews.WordEdges[bin] + reviews.WordEdges[bin + 1]) / 2)]),
                ChartValues.Of([.. reviews.WordCounts.Select(count => (double)count)]), "Reviews", ChartColour.Muted) with
            {
                BarWidth = (reviews.WordEdges[1] - reviews.WordEdges[0]) * 0.94,
            },
        ],
        new() { Height = 280, XAxis = new() { Title = "Words" }, YAxis = new() { Title = "Reviews" }, Shapes = [ChartShape.VerticalLine(reviews.MedianWords, dashed: true)] });
}
