using Plotly.Blazor;
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
            $"{FigureText.WholePercent(extreme / (double)reviews.Labelled)} of the reviews give one star or ten",
            "Labelled reviews by their stars. Up to four stars count as negative, seven and more as positive.",
            [
                ChartTrace.Columns(Enumerable.Range(1, 10).Select(stars => $"{stars}"), reviews.Ratings.Select(count => (double)count),
                    reviews.Ratings.Select((count, i) => $"{FigureText.Counted(i + 1, "star")}: {FigureText.Counted(count, "review")}").ToArray(), "Reviews")
                    .Coloured(Enumerable.Range(1, 10).Select(stars => stars <= 5 ? ChartColour.Second : ChartColour.Accent)),
            ],
            new Layout { Height = 280, XAxis = ChartAxis.NamesAcross("Stars"), YAxis = ChartAxis.Heights("Reviews", reviews.Ratings.Max()) });
    }

    public static ChartFigure Lengths(ReviewStatistics reviews) => new(
        $"Half of the reviews have fewer than {reviews.MedianWords:N0} words",
        $"Labelled reviews by their number of words; the last bar holds all of {reviews.WordEdges[^2]:N0} words and more.",
        [
            ChartTrace.Histogram(
                reviews.WordCounts.Select((_, bin) => (reviews.WordEdges[bin] + reviews.WordEdges[bin + 1]) / 2), reviews.WordEdges[1] - reviews.WordEdges[0],
                reviews.WordCounts.Select(count => (double)count),
                reviews.WordCounts.Select((count, bin) => $"{Words(reviews, bin)} words: {FigureText.Counted(count, "review")}").ToArray(), "Reviews", ChartColour.Muted),
        ],
        new Layout { Height = 280, XAxis = ChartAxis.Across("Words"), YAxis = ChartAxis.Heights("Reviews", reviews.WordCounts.Max()) }
            .WithLine(reviews.MedianWords, $"Median {reviews.MedianWords:N0}", dashed: true));

    private static string Words(ReviewStatistics reviews, int bin) => bin == reviews.WordCounts.Count - 1
        ? $"{reviews.WordEdges[bin]:N0} and more"
        : $"{reviews.WordEdges[bin]:N0} to {reviews.WordEdges[bin + 1] - 1:N0}";
}
