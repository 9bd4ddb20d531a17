using RecApp.Learning.Trees;

namespace RecApp.Tests.Learning.Trees;

public sealed class GradientBoostedTreesTests
{
    private static readonly BoostingOptions Options = new() { Trees = 20, LeastHessian = 1, MonotoneColumns = 2 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_RandomRows_NeverFallsInMonotoneColumns(int seed)
    {
        var trees = GradientBoostedTrees.Fit(RandomRows.Create(seed, rows: 800, columns: 4), Options);
        var random = new Random(seed + 100);
        for (int i = 0; i < 500; i++)
        {
            float[] row = [.. Enumerable.Range(0, 4).Select(_ => (float)random.NextDouble())];
            float before = Score(trees, row);
            int column = random.Next(2);
            row[column] += (float)random.NextDouble();
            Assert.True(Score(trees, row) >= before - 1e-5f);
        }
    }

    [Fact]
    public void Fit_MoreTrees_LowersTheLoss()
    {
        var losses = new List<double>();
        GradientBoostedTrees.Fit(RandomRows.Create(7, rows: 600, columns: 3), Options, (_, loss) => losses.Add(loss));
        Assert.Equal(20, losses.Count);
        Assert.All(losses.Zip(losses.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1e-9));
        Assert.True(losses[^1] < 0.9 * losses[0]);
    }

    [Fact]
    public void Fit_SameTable_GivesTheSameTrees()
    {
        var first = GradientBoostedTrees.Fit(RandomRows.Create(3, rows: 500, columns: 5), Options);
        var second = GradientBoostedTrees.Fit(RandomRows.Create(3, rows: 500, columns: 5), Options);
        Assert.Equal(first.SplitColumns, second.SplitColumns);
        Assert.Equal(first.Thresholds, second.Thresholds);
        Assert.Equal(first.Leaves, second.Leaves);
    }

    [Fact]
    public void Fit_OneSplitExplainsAll_FindsIt()
    {
        float[] values = [.. Enumerable.Range(0, 200).Select(i => i < 100 ? 0f : 1f)];
        bool[] labels = [.. values.Select(value => value > 0)];
        float[] weights = [.. values.Select(_ => 1f)];
        var options = new BoostingOptions { Trees = 1, Depth = 1, LearningRate = 1, Regularisation = 0, LeastHessian = 1, MonotoneColumns = 1 };
        var trees = GradientBoostedTrees.Fit(new(1, values, labels, weights), options);
        // Probability ½ everywhere: gradients ±½, hessians ¼, so a Newton step is ±½ / ¼.
        Assert.Equal(0, trees.Bias, 5);
        Assert.Equal([-2f, 2f], trees.Leaves);
        Assert.Equal(-2, Score(trees, [0]), 5);
        Assert.Equal(2, Score(trees, [0.5f]), 5);
    }

    [Fact]
    public void Fit_EqualLabels_Throws() =>
        Assert.Throws<ArgumentException>(() => GradientBoostedTrees.Fit(new(1, [1, 2], [true, true], [1, 1]), Options));

    private static float Score(TreeEnsemble trees, float[] row)
    {
        var score = new float[1];
        trees.Score(row, score);
        return score[0];
    }
}
