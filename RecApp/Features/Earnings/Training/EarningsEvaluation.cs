using RecApp.Features.Earnings.Prediction;
using RecApp.Inference;

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

    /// <summary>Trains and measures the linear model by folds, then trains it on everything.</summary>
    public static (LinearPredictor Model, IReadOnlyList<ModelMetric> Metrics) Linear(EarningsData data, Action<string> say)
    {
        int[] foldOfCollege = [.. Enumerable.Range(0, data.CollegeCount).Select(college => college % Folds)];
        new Random(Seed).Shuffle(foldOfCollege);
        int[][] folds = [.. Enumerable.Range(0, Folds).Select(fold => Enumerable.Range(0, data.Count).Where(row => foldOfCollege[data.Colleges[row]] == fold).ToArray())];
        int[] all = [.. Enumerable.Range(0, data.Count)];
        var predicted = new double[data.Count];
        foreach (int[] fold in folds)
        {
            int number = fold.Length == 0 ? -1 : foldOfCollege[data.Colleges[fold[0]]];
            if (number < 0)
                continue;
            var model = LinearTrainer.Fit(data, [.. all.Where(row => foldOfCollege[data.Colleges[row]] != number)]);
            foreach (int row in fold)
                predicted[row] = model.Usd(data.Inputs[row]);
        }
        long started = System.Diagnostics.Stopwatch.GetTimestamp();
        var fitted = LinearTrainer.Fit(data, all);
        say($"Linear model trained on {data.Count:N0} programmes in {System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
        return (LinearTrainer.Calibrate(fitted, data, predicted, all), Measure(data, folds, fitted, predicted));
    }

    /// <summary>How well predictions fit these programmes.</summary>
    public static EarningsQuality Measure(EarningsData data, IReadOnlyList<int> rows, IReadOnlyList<EarningsEstimate> estimates) =>
        EarningsQuality.Of([.. rows.Select(row => data.EarningsUsd[row])], estimates);

    private static IReadOnlyList<ModelMetric> Measure(EarningsData data, int[][] folds, LinearPredictor fitted, double[] predicted)
    {
        var qualities = folds.Where(fold => fold.Length > 1).Select(fold =>
        {
            // Calibrated on the other folds only, or the intervals would know their own test.
            var ratios = LinearTrainer.Calibrate(fitted, data, predicted, folds.Where(other => other != fold).SelectMany(other => other)).Document.Ratios;
            return Measure(data, fold, [.. fold.Select(row => Around(predicted[row], ratios, data.Inputs[row].Credential))]);
        }).ToArray();
        return EarningsQuality.Metrics(qualities, UnseenColleges, "linear");
    }

    private static EarningsEstimate Around(double usd, Dictionary<string, double[]> ratios, int credential)
    {
        double scale = Math.Max(usd, LinearTrainer.FloorUsd);
        int group = CalibrationGroup.Of(credential);
        return EarningsEstimate.Nested(usd, scale * ratios["low50"][group], scale * ratios["high50"][group], scale * ratios["low90"][group], scale * ratios["high90"][group]);
    }
}
