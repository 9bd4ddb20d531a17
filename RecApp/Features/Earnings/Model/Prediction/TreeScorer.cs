namespace RecApp.Features.Earnings.Model.Prediction;

/// <summary>Tables, sisters and trees together: a prediction in USD and how far off predictions like it are. Safe for concurrent use.</summary>
/// <param name="tables">The first estimate.</param>
/// <param name="sisters">What institutions add to it.</param>
/// <param name="ratio">Trees that multiply the tables' estimate.</param>
/// <param name="mean">Trees that predict earnings without being shown that estimate, in units of <see cref="UnitUsd"/>.</param>
/// <param name="spread">Trees that predict how far earnings are from the prediction, as a logarithm.</param>
internal sealed class TreeScorer(EffectTables tables, SisterCampuses sisters, BoostedTrees ratio, BoostedTrees mean, BoostedTrees spread) : IDisposable
{
    /// <summary>Trees add up single-precision numbers: what they predict is kept near 1.</summary>
    public const double UnitUsd = 40_000;

    // Least of a prediction and of a spread: sums of trees may come near 0, or below.
    private const double LeastUsd = 4_000, LeastSpread = 0.01;

    /// <summary>[rows] predictions in USD.</summary>
    public double[] Usd(ReadOnlySpan<EarningsInputs> rows) => rows.IsEmpty ? [] : Usd(Features(rows, out double[] totals), totals);

    /// <summary>[rows] predictions in USD, and the mean distance of earnings from such predictions as a logarithm.</summary>
    public (double[] Usd, float[] Spread) Score(ReadOnlySpan<EarningsInputs> rows)
    {
        if (rows.IsEmpty)
            return ([], []);
        float[] features = Features(rows, out double[] totals), spreads = spread.Run(features);
        for (int row = 0; row < spreads.Length; row++)
            spreads[row] = Math.Max(spreads[row], (float)LeastSpread);
        return (Usd(features, totals), spreads);
    }

    /// <summary>The prediction of both ensembles for one row.</summary>
    /// <param name="total">The tables' estimate, as a logarithm.</param>
    /// <param name="ratio">What the first ensemble says.</param>
    /// <param name="mean">What the second says.</param>
    /// <remarks>They err differently, so the average errs less than either.</remarks>
    public static double Usd(double total, double ratio, double mean) => Math.Max(LeastUsd, 0.5 * (Math.Exp(total) * ratio + UnitUsd * mean));

    public void Dispose()
    {
        ratio.Dispose();
        mean.Dispose();
        spread.Dispose();
    }

    private double[] Usd(float[] features, double[] totals)
    {
        float[] ratios = ratio.Run(features), means = mean.Run(features);
        for (int row = 0; row < totals.Length; row++)
            totals[row] = Usd(totals[row], ratios[row], means[row]);
        return totals;
    }

    private float[] Features(ReadOnlySpan<EarningsInputs> rows, out double[] totals)
    {
        totals = new double[rows.Length];
        var features = new float[rows.Length * TreeFeatures.Count];
        for (int row = 0; row < rows.Length; row++)
        {
            var estimate = tables.Estimate(rows[row]);
            totals[row] = estimate.Total;
            TreeFeatures.Write(rows[row], estimate, sisters, features.AsSpan(row * TreeFeatures.Count, TreeFeatures.Count));
        }
        return features;
    }
}
