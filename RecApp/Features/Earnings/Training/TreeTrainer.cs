using System.Text.Json;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Prediction;

namespace RecApp.Features.Earnings.Training;

/// <summary>Fits the model <c>trees</c>.</summary>
internal static class TreeTrainer
{
    /// <summary>The two ensembles of the prediction.</summary>
    public static readonly BoostingSettings Point = new(0.08, 200, 31, 40, 10);

    /// <summary>The ensemble of how far off predictions are.</summary>
    public static readonly BoostingSettings Spread = new(0.03, 400, 15, 160, 10, 0.6, 0.8);

    private static readonly string[] Ends = ["low90", "low50", "high50", "high90"];
    private static readonly double[] Levels = [0.95, 0.75, 0.75, 0.95];

    /// <summary>Fits tables, sisters and trees.</summary>
    /// <param name="data">The programmes, with institutions.</param>
    /// <param name="rows">Those to learn from.</param>
    public static FittedTrees Fit(EarningsData data, int[] rows)
    {
        var (table, tables, sisters) = TreeTable.Of(
            [.. rows.Select(row => data.Inputs[row])], [.. rows.Select(row => data.EarningsUsd[row])], [.. rows.Select(row => data.Colleges[row])], [.. rows.Select(row => data.Institutions[row])]);
        int[] all = [.. Enumerable.Range(0, table.Totals.Length)];
        var (ratio, mean) = FitPoint(table, all);
        var distances = new double[all.Length];
        for (int part = 0; part < TreeTable.Parts; part++)
        {
            // How far off the trees are on rows that they have learnt says little.
            var (otherRatio, otherMean) = FitPoint(table, [.. all.Where(row => table.Folds[row] != part)]);
            int[] held = [.. all.Where(row => table.Folds[row] == part)];
            float[] features = [.. held.SelectMany(row => table.Features[row])];
            float[] ratios = Run(otherRatio, features), means = Run(otherMean, features);
            for (int i = 0; i < held.Length; i++)
                distances[held[i]] = Math.Abs(Math.Log(table.EarningsUsd[held[i]] / TreeScorer.Usd(table.Totals[held[i]], ratios[i], means[i])));
        }
        return new(tables, sisters.ToDocument(), ratio, mean, BoostedTreesTrainer.Fit(table.Features, distances, null, Spread));
    }

    /// <summary>How many spreads each end of an interval is away, by end and <see cref="CalibrationGroup"/>, so that it holds its share of programmes that were not learnt from.</summary>
    /// <param name="scores">Group, prediction, spread and earnings of each programme.</param>
    public static Dictionary<string, double[]> Calibrate(IEnumerable<(int Group, double Usd, double Spread, double EarningsUsd)> scores)
    {
        var distances = scores.ToLookup(score => score.Group, score => Math.Log(score.EarningsUsd / score.Usd) / score.Spread);
        return Ends.Zip(Levels).ToDictionary(end => end.First, end => Enumerable.Range(0, CalibrationGroup.Count).Select(group =>
        {
            double[] sorted = [.. distances[group].Select(distance => end.First.StartsWith("high", StringComparison.Ordinal) ? distance : -distance).Order()];
            return sorted.Length == 0 ? 1 : Math.Max(sorted[Math.Min((int)Math.Ceiling((sorted.Length + 1) * end.Second), sorted.Length) - 1], 0);
        }).ToArray());
    }

    // One ensemble multiplies the tables' estimate, the other predicts earnings without it.
    private static (byte[] Ratio, byte[] Mean) FitPoint(TreeTable table, int[] rows)
    {
        double[] expected = [.. rows.Select(row => Math.Exp(table.Totals[row]))];
        float[][] features = [.. rows.Select(row => table.Features[row])];
        byte[] ratio = BoostedTreesTrainer.Fit(features, [.. rows.Select((row, i) => table.EarningsUsd[row] / expected[i])], [.. expected.Select(usd => usd / TreeScorer.UnitUsd)], Point);
        float[][] blind = [.. features.Select(row =>
        {
            float[] copy = [.. row];
            copy[TreeFeatures.Estimate] = 0;
            return copy;
        })];
        return (ratio, BoostedTreesTrainer.Fit(blind, [.. rows.Select(row => table.EarningsUsd[row] / TreeScorer.UnitUsd)], null, Point));
    }

    private static float[] Run(byte[] trees, float[] features)
    {
        using var boosted = new BoostedTrees(trees);
        return boosted.Run(features);
    }
}

/// <summary>A fitted model, as it is written.</summary>
internal sealed record FittedTrees(EffectTablesDocument Tables, SisterDocument Sisters, byte[] Ratio, byte[] Mean, byte[] Spread)
{
    /// <summary>The model as it is served.</summary>
    public TreeScorer Open() => new(new(Tables), new(Sisters), new(Ratio), new(Mean), new(Spread));

    /// <summary>Its files in a bundle.</summary>
    public Dictionary<string, byte[]> Files => new()
    {
        [EarningsModel.TablesFile] = JsonSerializer.SerializeToUtf8Bytes(Tables, JsonSerializerOptions.Web),
        [EarningsModel.SistersFile] = JsonSerializer.SerializeToUtf8Bytes(Sisters, JsonSerializerOptions.Web),
        [EarningsModel.RatioFile] = Ratio,
        [EarningsModel.MeanFile] = Mean,
        [EarningsModel.SpreadFile] = Spread,
    };
}
