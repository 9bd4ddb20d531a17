using RecApp.Learning.Trees;

namespace RecApp.Tests.Learning.Trees;

public sealed class MonotoneBoostingTests
{
    private static readonly BoostingOptions Options = new(MonotoneColumns: 2) { Trees = 20, FewestRows = 5 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Fit_RandomRows_NeverFallsInMonotoneColumns(int seed)
    {
        var trees = MonotoneBoosting.Fit(RandomRows.Create(seed, rows: 800, columns: 4), Options);
        var random = new Random(seed + 100);
        int rises = 0;
        for (int i = 0; i < 500; i++)
        {
            float[] row = [.. Enumerable.Range(0, 4).Select(_ => (float)random.NextDouble())];
            float before = Score(trees, row);
            int column = random.Next(2);
            row[column] += (float)random.NextDouble();
            float after = Score(trees, row);
            Assert.True(after >= before - 1e-5f);
            rises += after > before ? 1 : 0;
        }
        Assert.True(rises > 100);
    }

    [Fact]
    public void Fit_WithoutMonotoneColumns_FallsInAColumnThatSpeaksAgainst()
    {
        var table = RandomRows.Create(seed: 4, rows: 800, columns: 4);
        var free = MonotoneBoosting.Fit(table, Options with { MonotoneColumns = 0 });
        Assert.True(Score(free, [0.6f, 0.95f, 0.5f, 0.5f]) < Score(free, [0.6f, 0.05f, 0.5f, 0.5f]));
    }

    [Fact]
    public void Fit_ByEightThreads_GivesEachTheSameTrees()
    {
        var table = RandomRows.Create(seed: 5, rows: 400, columns: 4);
        var alone = MonotoneBoosting.Fit(table, Options);
        var together = Enumerable.Range(0, 32).AsParallel().WithDegreeOfParallelism(8).Select(_ => MonotoneBoosting.Fit(table, Options)).ToArray();
        Assert.All(together, trees => Assert.Equal(Score(alone, [0.2f, 0.4f, 0.6f, 0.8f]), Score(trees, [0.2f, 0.4f, 0.6f, 0.8f])));
    }

    [Fact]
    public void Fit_SameTable_GivesTheSameTrees()
    {
        var first = MonotoneBoosting.Fit(RandomRows.Create(3, rows: 500, columns: 5), Options);
        var second = MonotoneBoosting.Fit(RandomRows.Create(3, rows: 500, columns: 5), Options);
        Assert.Equal(first.SplitColumns, second.SplitColumns);
        Assert.Equal(first.Thresholds, second.Thresholds);
        Assert.Equal(first.Leaves, second.Leaves);
    }

    [Fact]
    public void Fit_OneSplitExplainsAll_GivesTheOddsOfEachSide()
    {
        float[] values = [.. Enumerable.Range(0, 400).Select(i => i < 200 ? 0f : 1f)];
        bool[] labels = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 == i < 200)];
        var options = new BoostingOptions(MonotoneColumns: 1) { Trees = 100, Depth = 2, LearningRate = 0.3, Regularisation = 0 };
        var trees = MonotoneBoosting.Fit(new(1, values, labels, [.. values.Select(_ => 1f)]), options);
        // A quarter of the labels on the left are true, three quarters of those on the right.
        Assert.Equal(Math.Log(1.0 / 3), Score(trees, [0]), 2);
        Assert.Equal(Math.Log(3), Score(trees, [0.9f]), 2);
        Assert.Equal(2, trees.Depth);
    }

    [Fact]
    public void Fit_EqualLabels_Throws() =>
        Assert.Throws<ArgumentException>(() => MonotoneBoosting.Fit(new(1, [1, 2], [true, true], [1, 1]), Options));

    private static float Score(TreeEnsemble trees, float[] row)
    {
        var score = new float[1];
        trees.Score(row, score);
        return score[0];
    }
}
