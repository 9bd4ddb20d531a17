using RecApp.Charts;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;

namespace RecApp.Features.Movies.Figures;

/// <summary>Where the recommended films lie among the scores of all.</summary>
public static class ScoreFigure
{
    /// <summary>Draws the scores of the whole catalogue with what was recommended and what was given.</summary>
    public static ChartFigure From(MovieAnswer answer, ScoreDistribution distribution)
    {
        var total = distribution.Counts.Sum();
        var (edges, counts) = (distribution.Edges, distribution.Counts);
        var centres = Enumerable.Range(0, counts.Count).Select(bin => (edges[bin] + edges[bin + 1]) / 2).ToArray();
        List<ChartTrace> traces =
        [
            ChartTrace.Bar(Rounded(centres), ChartValues.Of([.. counts.Select(count => (double)count)]), "All films", ChartColour.Muted) with
            {
                BarWidth = counts.Count > 0 ? 0.94 * (edges[1] - edges[0]) : null,
            },
            Marks("Recommended", answer.Movies.Select(movie => (movie.Title, movie.Score)), ChartColour.Accent, "diamond"),
            Marks("Your films", distribution.Given.Select(given => (given.Movie.Title, given.Score)), ChartColour.Second, "star"),
        ];
        var rarest = answer.Movies.Count > 0 ? answer.Movies[^1].Score : 0;
        var above = Enumerable.Range(0, counts.Count).Where(bin => edges[bin] >= rarest).Sum(bin => counts[bin]);
        return new(
            answer.Movies.Count == 0
                ? $"None of the {total:N0} films passes the filters"
                : $"The films for you are among the best {Math.Max(answer.Movies.Count, above):N0} of {total:N0}",
            "Bars count the films by score, on a logarithmic scale; diamonds mark the recommended ones, stars your own. Scores compare films within one answer only.",
            traces,
            new()
            {
                Height = 300,
                ShowLegend = true,
                XAxis = new() { Title = "Score" },
                YAxis = new() { Title = "Films", Type = "log" },
            });
    }

    // At 1, the lowest count that a logarithmic axis can show.
    private static ChartTrace Marks(string name, IEnumerable<(string Title, double Score)> movies, ChartColour colour, string symbol)
    {
        var marked = movies.ToList();
        return ChartTrace.Points(Rounded([.. marked.Select(movie => movie.Score)]), ChartValues.Of([.. marked.Select(_ => 1.0)]), name, colour) with
        {
            Text = ChartValues.Of([.. marked.Select(movie => FormattableString.Invariant($"{MovieTitle.Natural(movie.Title)}: {movie.Score:0.000}"))]),
            Size = 12,
            Symbol = symbol,
        };
    }

    private static ChartValues Rounded(IReadOnlyList<double> values) => ChartValues.Of([.. values.Select(value => Math.Round(value, 4))]);
}
