using Plotly.Blazor;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib.MarkerLib;
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
        List<ITrace> traces =
        [
            ChartTrace.Histogram(
                Rounded(centres), counts.Count > 0 ? edges[1] - edges[0] : 1, counts.Select(count => (double)count),
                counts.Select((count, bin) => FormattableString.Invariant($"Score {edges[bin]:0.00} to {edges[bin + 1]:0.00}: {FigureText.Counted(count, "film")}")).ToArray(), "All films", ChartColour.Muted),
            Marks("Recommended", answer.Movies.Select(movie => (movie.Title, movie.Score)), ChartColour.Accent, SymbolEnum.Diamond),
            Marks("Your films", distribution.Given.Select(given => (given.Movie.Title, given.Score)), ChartColour.Second, SymbolEnum.Star),
        ];
        // The edge below which more than half of all films lie.
        var most = edges[Enumerable.Range(1, counts.Count).FirstOrDefault(bin => 2 * counts.Take(bin).Sum() > total, counts.Count)];
        return new(
            answer.Movies.Count == 0
                ? $"None of the {total:N0} films passes the filters"
                : FormattableString.Invariant($"Your {FigureText.Counted(answer.Movies.Count, "film")} score {answer.Movies.Min(movie => movie.Score):0.00} to {answer.Movies.Max(movie => movie.Score):0.00}; most films score below {most:0.00}"),
            "Bars count the films by score, on a logarithmic scale; diamonds mark the recommended ones, stars your own. Scores compare films within one answer only.",
            traces,
            new Layout
            {
                Height = 300,
                ShowLegend = true,
                XAxis = ChartAxis.Across("Score"),
                YAxis = ChartAxis.LogarithmicHeights("Films", counts.Count > 0 ? counts.Max() : 0),
            });
    }

    // At 1, the lowest count that a logarithmic axis can show.
    private static Scatter Marks(string name, IEnumerable<(string Title, double Score)> movies, string colour, SymbolEnum symbol)
    {
        var marked = movies.ToList();
        return ChartTrace.Points(
            Rounded(marked.Select(movie => movie.Score)), marked.Select(_ => 1.0),
            marked.Select(movie => FormattableString.Invariant($"{MovieTitle.Natural(movie.Title)}: {movie.Score:0.000}")).ToArray(), name, colour, size: 12, symbol);
    }

    private static IEnumerable<double> Rounded(IEnumerable<double> values) => values.Select(value => Math.Round(value, 4));
}
