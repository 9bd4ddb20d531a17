using RecApp.Features.Regression.Model;

namespace RecApp.Features.Regression.Training;

/// <summary>Sums up residuals so that no row can be told from the result.</summary>
internal static class FitReviews
{
    private const int Bins = 24;
    private const int Bands = 14;

    /// <param name="target">[rows], not constant.</param>
    /// <param name="residuals">[rows] target less prediction.</param>
    public static FitReview Of(double[] target, double[] residuals)
    {
        double[] predicted = [.. target.Zip(residuals, (value, residual) => value - residual)];
        double[] edges = Edges([.. target, .. predicted]);
        int[][] counts = [.. Enumerable.Range(0, Bins).Select(_ => new int[Bins])];
        for (int row = 0; row < target.Length; row++)
            counts[Bin(edges, target[row])][Bin(edges, predicted[row])]++;
        double[] residualEdges = Edges(residuals);
        var residualCounts = new int[Bins];
        foreach (double residual in residuals)
            residualCounts[Bin(residualEdges, residual)]++;
        return new(edges, counts, BandsOf(predicted, residuals), residualEdges, residualCounts);
    }

    /// <summary>A quantile, between neighbours in proportion.</summary>
    /// <param name="sorted">Ascending, at least one.</param>
    public static double Quantile(IReadOnlyList<double> sorted, double probability)
    {
        double place = probability * (sorted.Count - 1);
        int low = (int)place;
        return low + 1 < sorted.Count ? sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }

    private static ResidualBand[] BandsOf(double[] predicted, double[] residuals)
    {
        int[] order = [.. Enumerable.Range(0, predicted.Length).OrderBy(row => predicted[row])];
        return
        [
            .. Enumerable.Range(0, Math.Min(Bands, order.Length)).Select(band =>
            {
                int[] rows = order[(int)((long)order.Length * band / Bands)..(int)((long)order.Length * (band + 1) / Bands)];
                double[] sorted = [.. rows.Select(row => residuals[row]).Order()];
                return new ResidualBand(rows.Average(row => predicted[row]), rows.Length,
                    Quantile(sorted, 0.05), Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), Quantile(sorted, 0.95));
            }),
        ];
    }

    private static double[] Edges(double[] values)
    {
        double low = values.Min(), high = values.Max();
        return [.. Enumerable.Range(0, Bins + 1).Select(bin => low + ((high - low) * bin / Bins))];
    }

    private static int Bin(double[] edges, double value) =>
        Math.Clamp((int)((value - edges[0]) / (edges[^1] - edges[0]) * Bins), 0, Bins - 1);
}
