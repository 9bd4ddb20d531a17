using Plotly.Blazor;
using RecApp.Charts;
using RecApp.Features.Sentiment.Scoring;

namespace RecApp.Features.Sentiment.Figures;

/// <summary>The chart of a judged file.</summary>
public static class BatchFigures
{
    private const int Bins = 20;

    /// <summary>How the probabilities of a file lie.</summary>
    public static ChartFigure Distribution(BatchResult result)
    {
        double[] known = [.. result.Rows.Where(row => row.Probability is not null).Select(row => row.Probability!.Value)];
        int sure = known.Count(probability => probability is < 0.1 or > 0.9);
        double[] counts = [.. Enumerable.Range(0, Bins).Select(bin => (double)known.Count(probability => Math.Min((int)(probability * Bins), Bins - 1) == bin))];
        return new(
            $"{result.Positive:N0} of {known.Length:N0} reviews are positive",
            $"Reviews by their chance of being positive. The model is more than 90 % sure of {sure:N0}; {result.Without.Count:N0} got no verdict.",
            [
                ChartTrace.Histogram(counts.Select((_, bin) => (bin + 0.5) / Bins), 1.0 / Bins, counts,
                    counts.Select((count, bin) => $"{FigureText.WholePercent(bin / (double)Bins)} to {FigureText.WholePercent((bin + 1.0) / Bins)}: {FigureText.Counted(count, "review")}").ToArray(), "Reviews")
                    .Coloured(counts.Select((_, bin) => bin < Bins / 2 ? ChartColour.Second : ChartColour.Accent)),
            ],
            new Layout { Height = 300, XAxis = ChartAxis.Across("Chance of being positive", ".0%", (0, 1)), YAxis = ChartAxis.Heights("Reviews", counts.Max()) });
    }
}
