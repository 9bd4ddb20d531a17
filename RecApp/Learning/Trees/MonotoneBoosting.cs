using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace RecApp.Learning.Trees;

/// <summary>
/// Gradient boosting for yes-or-no labels by LightGBM (Ke et al. 2017), with columns in which the score can only rise. The same
/// table gives the same trees.
/// </summary>
public static class MonotoneBoosting
{
    // LightGBM's scores are the logarithm of the odds divided by this.
    private const float Sigmoid = 0.5f;

    private const int Seed = 1;

    /// <summary>Learns trees whose sum is the logarithm of the odds that a row's label is true.</summary>
    /// <param name="table">At least one row of each label.</param>
    /// <param name="options">How to grow.</param>
    /// <exception cref="ArgumentException">All labels are equal, or there are no rows.</exception>
    public static TreeEnsemble Fit(TrainingTable table, BoostingOptions options)
    {
        if (!table.Labels.Contains(true) || !table.Labels.Contains(false))
            throw new ArgumentException("Rows of both labels are needed.", nameof(table));
        var context = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, table.Columns);
        var trainer = context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Row.Weight),
            NumberOfIterations = options.Trees,
            NumberOfLeaves = options.Leaves,
            LearningRate = options.LearningRate,
            MinimumExampleCountPerLeaf = options.FewestRows,
            MaximumBinCountPerFeature = options.Bins,
            Sigmoid = Sigmoid,
            Seed = Seed,
            Deterministic = true,
            ForceColumnWise = true,
            Booster = new GradientBooster.Options { L2Regularization = options.Regularisation, MinimumChildWeight = 1, MaximumTreeDepth = options.Depth },
        });
        Settings(trainer)["monotone_constraints"] = string.Join(',', Enumerable.Range(0, table.Columns).Select(column => column < options.MonotoneColumns ? 1 : 0));
        var model = LightGbmTurn.Take(() => trainer.Fit(context.Data.LoadFromEnumerable(Rows(table), schema)));
        return Complete(model.Model.SubModel.TrainedTreeEnsemble, table.Columns, options.Depth);
    }

    // The package hands these on to LightGBM and has no option of its own for monotone columns.
    private static Dictionary<string, object> Settings(LightGbmBinaryTrainer trainer)
    {
        for (var type = trainer.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetField("GbmOptions", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)?.GetValue(trainer) is Dictionary<string, object> settings)
                return settings;
        }
        throw new InvalidOperationException("This version of Microsoft.ML.LightGbm keeps its settings elsewhere: without them columns are not monotone.");
    }

    private static IEnumerable<Row> Rows(TrainingTable table)
    {
        for (int row = 0; row < table.Rows; row++)
        {
            yield return new()
            {
                Features = table.Values.AsSpan(row * table.Columns, table.Columns).ToArray(),
                Label = table.Labels[row],
                Weight = table.Weights[row],
            };
        }
    }

    private static TreeEnsemble Complete(RegressionTreeEnsemble ensemble, int columns, int depth)
    {
        int splits = (1 << depth) - 1;
        var splitColumns = new int[ensemble.Trees.Count * splits];
        var thresholds = new float[splitColumns.Length];
        var leaves = new float[ensemble.Trees.Count * (splits + 1)];
        Array.Fill(thresholds, float.PositiveInfinity);
        for (int number = 0; number < ensemble.Trees.Count; number++)
            Fill(ensemble.Trees[number], number * splits, number * (splits + 1));
        return new(depth, columns, Sigmoid * (float)ensemble.Bias, splitColumns, thresholds, leaves);

        void Fill(RegressionTree tree, int firstSplit, int firstLeaf)
        {
            var open = new Stack<(int Node, int Place)>([(tree.NumberOfNodes > 0 ? 0 : ~0, 0)]);
            while (open.TryPop(out var at))
            {
                if (at.Place >= splits)
                {
                    leaves[firstLeaf + at.Place - splits] = Sigmoid * (float)tree.LeafValues[~at.Node];
                    continue;
                }
                // A leaf above the last level is all that is below it.
                bool isLeaf = at.Node < 0;
                if (!isLeaf)
                    (splitColumns[firstSplit + at.Place], thresholds[firstSplit + at.Place]) = (tree.NumericalSplitFeatureIndexes[at.Node], tree.NumericalSplitThresholds[at.Node]);
                open.Push((isLeaf ? at.Node : tree.LeftChild[at.Node], 2 * at.Place + 1));
                open.Push((isLeaf ? at.Node : tree.RightChild[at.Node], 2 * at.Place + 2));
            }
        }
    }

    private sealed class Row
    {
        public float[] Features { get; init; } = [];

        public bool Label { get; init; }

        public float Weight { get; init; }
    }
}
