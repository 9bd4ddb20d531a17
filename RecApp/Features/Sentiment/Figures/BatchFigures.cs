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
            $"Reviews by their probability of praise. Of {sure:N0} the model is more than 90 % sure; {result.Without.Count:N0} got no verdict.",
            [
                ChartTrace.Bar(ChartValues.Of([.. Enumerable.Range(0, Bins).Select(bin => (bin + 0.5) / Bins)]), ChartValues.Of(counts), "Reviews") with
                {
                    BarWidth = 0.94 / Bins,
                    PointColours = [.. Enumerable.Range(0, Bins).Select(bin => bin < Bins / 2 ? 1 : 0)],
                },
            ],
            new() { Height = 300, XAxis = new() { Title = "Probability of praise", Range = [0, 1], TickFormat = ".0%" }, YAxis = new() { Title = "Reviews" } });
    }
}
