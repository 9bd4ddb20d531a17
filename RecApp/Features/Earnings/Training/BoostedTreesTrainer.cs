using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.LightGbm;
using RecApp.Features.Earnings.Model.Prediction;
using RecApp.Learning.Trees;

namespace RecApp.Features.Earnings.Training;

/// <summary>Fits boosted trees with LightGBM and writes them as ONNX. One thread and a fixed seed: the same rows give the same bytes.</summary>
internal static class BoostedTreesTrainer
{
    private const string Target = nameof(LearntRow.Target), Weight = nameof(LearntRow.Weight);

    /// <param name="features">[rows × <see cref="TreeFeatures.Count"/>].</param>
    /// <param name="targets">[rows].</param>
    /// <param name="weights">[rows] how much each counts; null for all alike.</param>
    /// <param name="settings">How many trees, and of what size.</param>
    /// <returns>An ONNX file for <see cref="BoostedTrees"/>.</returns>
    public static byte[] Fit(float[][] features, double[] targets, double[]? weights, BoostingSettings settings)
    {
        var context = new MLContext(EarningsEvaluation.Seed);
        var rows = context.Data.LoadFromEnumerable(features.Select((row, i) => new LearntRow { Features = row, Target = (float)targets[i], Weight = (float)(weights?[i] ?? 1) }).ToArray());
        var trainer = context.Regression.Trainers.LightGbm(new LightGbmRegressionTrainer.Options
        {
            FeatureColumnName = BoostedTrees.InputName,
            LabelColumnName = Target,
            ExampleWeightColumnName = Weight,
            LearningRate = settings.LearningRate,
            NumberOfIterations = settings.Trees,
            NumberOfLeaves = settings.Leaves,
            MinimumExampleCountPerLeaf = settings.FewestInLeaf,
            Seed = EarningsEvaluation.Seed,
            Deterministic = true,
            NumberOfThreads = 1,
            // 0 says "unknown" here; it is a value like others.
            HandleMissingValue = false,
            UseCategoricalSplit = false,
            Booster = new GradientBooster.Options
            {
                L2Regularization = settings.Penalty,
                FeatureFraction = settings.FeatureShare,
                SubsampleFraction = settings.RowShare,
                SubsampleFrequency = settings.RowShare < 1 ? 1 : 0,
            },
        });
        var model = LightGbmTurn.Take(() => trainer.Fit(rows));
        using var file = new MemoryStream();
        // What the trees answer needs no target: the file then has one input.
        var asked = context.Data.LoadFromEnumerable(new[] { new AskedRow { Features = features[0] } });
        context.Model.ConvertToOnnx(model, asked, file, "Score");
        return file.ToArray();
    }

    private class AskedRow
    {
        [ColumnName(BoostedTrees.InputName)]
        [VectorType(TreeFeatures.Count)]
        public float[] Features { get; set; } = [];
    }

    private sealed class LearntRow : AskedRow
    {
        public float Target { get; set; }

        public float Weight { get; set; }
    }
}

/// <summary>How trees are boosted.</summary>
/// <param name="LearningRate">How much of each tree counts.</param>
/// <param name="Trees">How many.</param>
/// <param name="Leaves">Most of a tree.</param>
/// <param name="FewestInLeaf">Rows.</param>
/// <param name="Penalty">On the square of a leaf's value.</param>
/// <param name="FeatureShare">Drawn for each tree.</param>
/// <param name="RowShare">Drawn for each tree.</param>
internal sealed record BoostingSettings(double LearningRate, int Trees, int Leaves, int FewestInLeaf, double Penalty, double FeatureShare = 1, double RowShare = 1);
