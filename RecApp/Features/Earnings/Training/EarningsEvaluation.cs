using RecApp.Bundles;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>Measures models of earnings on colleges that they have not seen.</summary>
internal static class EarningsEvaluation
{
    /// <summary>Folds of colleges.</summary>
    public const int Folds = 10;

    /// <summary>Seed of the folds.</summary>
    public const int Seed = 20260101;

    /// <summary>How the linear model is measured.</summary>
    public const string UnseenColleges = "10 folds by college, mean over folds";

    /// <summary>[programmes] number of the fold; no college is in two.</summary>
    public static int[] FoldOf(EarningsData data, int folds)
    {
        int[] foldOfCollege = [.. Enumerable.Range(0, data.CollegeCount).Select(college => college % folds)];
        new Random(Seed).Shuffle(foldOfCollege);
        return [.. data.Colleges.Select(college => foldOfCollege[college])];
    }

    /// <summary>Trains and measures the linear model by folds, then trains it on everything.</summary>
    public static (LinearPredictor Model, IReadOnlyList<ModelMetric> Metrics) Linear(EarningsData data, Action<string> say)
    {
        var (model, folds, duration) = Fit(data, Folds, CancellationToken.None);
        say($"Linear model trained on {data.Count:N0} programmes in {duration.TotalSeconds:F2} s");
        return (model, EarningsQuality.Metrics(folds, UnseenColleges, "linear"));
    }

    /// <summary>Trains and measures the linear model by folds side by side, then trains it on everything.</summary>
    /// <param name="data">The programmes.</param>
    /// <param name="folds">How many parts the colleges are divided into.</param>
    /// <param name="cancellationToken">Ends it between fits.</param>
    /// <returns>The model with intervals, its quality on each fold by a fit without it, and how long the fit to everything took.</returns>
    public static (LinearPredictor Model, IReadOnlyList<EarningsQuality> Folds, TimeSpan Duration) Fit(EarningsData data, int folds, CancellationToken cancellationToken)
    {
        int[] foldOf = FoldOf(data, folds);
        int[] all = [.. Enumerable.Range(0, data.Count)];
        int[][] parts = [.. Enumerable.Range(0, folds).Select(fold => all.Where(row => foldOf[row] == fold).ToArray())];
        var predicted = new double[data.Count];
        Parallel.For(0, folds, new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
        {
            if (parts[fold].Length == 0)
                return;
            var model = EarningsLinearTrainer.Fit(data, [.. all.Where(row => foldOf[row] != fold)]);
            foreach (int row in parts[fold])
                predicted[row] = model.Usd(data.Inputs[row]);
        });
        cancellationToken.ThrowIfCancellationRequested();
        long started = System.Diagnostics.Stopwatch.GetTimestamp();
        var fitted = EarningsLinearTrainer.Fit(data, all);
        var duration = System.Diagnostics.Stopwatch.GetElapsedTime(started);
        return (EarningsLinearTrainer.Calibrate(fitted, data, predicted, all), Measure(data, parts, fitted, predicted), duration);
    }

    /// <summary>How well predictions fit these programmes.</summary>
    public static EarningsQuality Measure(EarningsData data, IReadOnlyList<int> rows, IReadOnlyList<EarningsEstimate> estimates) =>
        EarningsQuality.Of([.. rows.Select(row => data.EarningsUsd[row])], estimates);

    private static EarningsQuality[] Measure(EarningsData data, int[][] folds, LinearPredictor fitted, double[] predicted) =>
    [
        .. folds.Where(fold => fold.Length > 1).Select(fold =>
        {
            // Calibrated on the other folds only, or the intervals would know their own test.
            var ratios = EarningsLinearTrainer.Calibrate(fitted, data, predicted, folds.Where(other => other != fold).SelectMany(other => other)).Document.Ratios;
            return Measure(data, fold, [.. fold.Select(row => Around(predicted[row], ratios, data.Inputs[row].Credential))]);
        }),
    ];

    private static EarningsEstimate Around(double usd, Dictionary<string, double[]> ratios, int credential)
    {
        double scale = Math.Max(usd, EarningsLinearTrainer.FloorUsd);
        int group = CalibrationGroup.Of(credential);
        return EarningsEstimate.Nested(usd, scale * ratios["low50"][group], scale * ratios["high50"][group], scale * ratios["low90"][group], scale * ratios["high90"][group]);
    }
}
