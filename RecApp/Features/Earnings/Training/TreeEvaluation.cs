using RecApp.Bundles;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>Measures the trees on colleges that they have not seen, as they are served.</summary>
internal static class TreeEvaluation
{
    // Fewer programmes of a credential say little about its intervals.
    private const int FewestOfCredential = 500;

    private static readonly (string Variant, int[] Unknown)[] Variants =
    [
        (EarningsService.DefaultVariant, []), ("trees without SAT", [6]), ("trees without region and locale", [0, 1]),
        ("trees without SAT, admission rate and tuition", [5, 6, 7]), ("trees without anything optional", [0, 1, 5, 6, 7]),
    ];

    /// <summary>Predicts every programme by trees fitted without its fold.</summary>
    /// <param name="data">The programmes, with institutions.</param>
    /// <param name="folds">[programmes] number of the fold, 0 up; no college in two.</param>
    /// <param name="say">Takes progress.</param>
    /// <returns>[variants][programmes] prediction and spread; the first variant knows all inputs.</returns>
    public static (double Usd, double Spread)[][] OutOfFold(EarningsData data, int[] folds, Action<string> say)
    {
        (double, double)[][] scores = [.. Variants.Select(_ => new (double, double)[data.Count])];
        int[] all = [.. Enumerable.Range(0, data.Count)];
        Parallel.For(0, folds.Max() + 1, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
        {
            using var scorer = TreeTrainer.Fit(data, [.. all.Where(row => folds[row] != fold)]).Open();
            int[] held = [.. all.Where(row => folds[row] == fold)];
            for (int variant = 0; variant < Variants.Length; variant++)
            {
                EarningsInputs[] inputs = [.. held.Select(row => Variants[variant].Unknown.Aggregate(data.Inputs[row], (known, part) => known.Take(part, default)))];
                var (usd, spread) = scorer.Score(inputs);
                for (int i = 0; i < held.Length; i++)
                    scores[variant][held[i]] = (usd[i], spread[i]);
            }
            say($"Fold {fold + 1}: {held.Length:N0} programmes predicted");
        });
        return scores;
    }

    /// <summary>The served calibration: from all out-of-fold predictions of inputs as they are.</summary>
    public static Dictionary<string, double[]> Factors(EarningsData data, (double Usd, double Spread)[] scores, Func<int, bool> rows) =>
        TreeTrainer.Calibrate(Enumerable.Range(0, data.Count).Where(rows).Select(row => (CalibrationGroup.Of(data.Inputs[row].Credential), scores[row].Usd, scores[row].Spread, data.EarningsUsd[row])));

    /// <summary>Quality by fold and variant; intervals of a fold are calibrated on the others.</summary>
    public static IReadOnlyList<ModelMetric> Metrics(EarningsData data, int[] folds, (double Usd, double Spread)[][] scores)
    {
        int[][] parts = [.. Enumerable.Range(0, folds.Max() + 1).Select(fold => Enumerable.Range(0, data.Count).Where(row => folds[row] == fold).ToArray())];
        Dictionary<string, double[]>[] factors = [.. parts.Select((_, fold) => Factors(data, scores[0], row => folds[row] != fold))];
        var metrics = new List<ModelMetric>();
        for (int variant = 0; variant < Variants.Length; variant++)
        {
            var estimates = new EarningsEstimate[data.Count];
            for (int row = 0; row < estimates.Length; row++)
                estimates[row] = TreePredictor.WithIntervals(factors[folds[row]], scores[variant][row].Usd, scores[variant][row].Spread, data.Inputs[row].Credential);
            metrics.AddRange(EarningsQuality.Metrics([.. parts.Select(part => Of(data, part, estimates))], EarningsEvaluation.UnseenColleges, Variants[variant].Variant));
            if (variant == 0)
                metrics.AddRange(ByCredential(data, estimates));
        }
        return metrics;
    }

    private static IEnumerable<ModelMetric> ByCredential(EarningsData data, EarningsEstimate[] estimates) =>
        from programmes in Enumerable.Range(0, data.Count).GroupBy(row => data.Inputs[row].Credential)
        where programmes.Count() >= FewestOfCredential
        orderby programmes.Key
        from metric in EarningsQuality.Metrics([Of(data, [.. programmes], estimates)], EarningsEvaluation.UnseenColleges, EarningsService.DefaultVariant)
        where metric.Name.StartsWith("coverage", StringComparison.Ordinal)
        select metric with { Group = $"credential {programmes.Key}" };

    private static EarningsQuality Of(EarningsData data, int[] rows, EarningsEstimate[] estimates) =>
        EarningsQuality.Of([.. rows.Select(row => data.EarningsUsd[row])], [.. rows.Select(row => estimates[row])]);
}
