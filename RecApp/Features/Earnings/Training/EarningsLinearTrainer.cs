using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Learning.LeastSquares;

namespace RecApp.Features.Earnings.Training;

/// <summary>Fits the linear model.</summary>
internal static class EarningsLinearTrainer
{
    /// <summary>On the square of each weight. From 1 to 10 the fit on unseen colleges changes by less than 0.004.</summary>
    public const double Penalty = 2;

    /// <summary>Intervals are shares of the prediction, but of no less than this: predictions of a linear model may come near 0.</summary>
    public const double FloorUsd = 8_000;

    private const int FewestInGroup = 20;

    /// <summary>The model without intervals.</summary>
    public static LinearPredictor Fit(EarningsData data, IReadOnlyList<int> rows)
    {
        var columns = new LinearColumns(data, rows);
        var ridge = new SparseRidge(columns.Count);
        foreach (int row in rows)
            columns.AddTo(ridge, data.Inputs[row], data.EarningsUsd[row]);
        var (weights, means, mean) = ridge.Solve(Penalty);
        var (categories, numbers) = columns.Describe(weights, means);
        return new(new(mean, categories, numbers, FloorUsd, []));
    }

    /// <summary>The model with intervals out of what it got wrong on colleges that it had not seen.</summary>
    /// <param name="fitted">From <see cref="Fit"/>.</param>
    /// <param name="data">The programmes.</param>
    /// <param name="predicted">[programmes] predictions of models that had not seen the college, in USD.</param>
    /// <param name="rows">Programmes to calibrate on.</param>
    public static LinearPredictor Calibrate(LinearPredictor fitted, EarningsData data, double[] predicted, IEnumerable<int> rows)
    {
        var shares = new List<double>[CalibrationGroup.Count];
        for (int group = 0; group < shares.Length; group++)
            shares[group] = [];
        foreach (int row in rows)
            shares[CalibrationGroup.Of(data.Inputs[row].Credential)].Add(data.EarningsUsd[row] / Math.Max(predicted[row], FloorUsd));
        // A group with next to no programmes knows nothing of its own.
        List<double> pooled = [.. shares.SelectMany(group => group)];
        for (int group = 0; group < shares.Length; group++)
            (shares[group] = shares[group].Count < FewestInGroup ? [.. pooled] : shares[group]).Sort();
        return new(fitted.Document with
        {
            Ratios = new()
            {
                ["low90"] = [.. shares.Select(group => Quantile(group, 0.05))],
                ["low50"] = [.. shares.Select(group => Quantile(group, 0.25))],
                ["high50"] = [.. shares.Select(group => Quantile(group, 0.75))],
                ["high90"] = [.. shares.Select(group => Quantile(group, 0.95))],
            },
        });
    }

    // The rank that a new value keeps with at least this probability on each side (split conformal prediction; Vovk and others 2005).
    private static double Quantile(List<double> sorted, double level)
    {
        if (sorted.Count == 0)
            return 1;
        int rank = level < 0.5 ? (int)Math.Floor((sorted.Count + 1) * level) : (int)Math.Ceiling((sorted.Count + 1) * level);
        return sorted[Math.Clamp(rank, 1, sorted.Count) - 1];
    }
}
