using RecApp.Learning.Trees;

namespace RecApp.Tests.Learning.Trees;

public sealed class PrunedTreesTests
{
    private const int Trees = 9, Columns = 5;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 64)]
    [InlineData(6, 200)]
    public void Score_RowsThatShareColumns_EqualsTheWholeTrees(int depth, int rows)
    {
        var random = new Random(depth);
        var ensemble = Random(random, depth);
        float[] values = Rows(random, rows);
        for (int row = 0; row < rows; row++)
            (values[row * Columns], values[row * Columns + 3]) = (0.4f, row % 2 * 0.1f);
        float[] whole = new float[rows], first = new float[rows], rest = new float[rows];
        ensemble.Score(values, whole);
        PrunedTrees pruned = new();
        pruned.Score(ensemble, 0, 4, values, first);
        pruned.Score(ensemble, 4, Trees, values, rest);
        for (int row = 0; row < rows; row++)
            Assert.Equal(whole[row], ensemble.Bias + first[row] + rest[row], 4);
    }

    [Fact]
    public void Score_ValueThatIsNoNumberOrAtAThreshold_GoesLeftAsInTheWholeTrees()
    {
        TreeEnsemble ensemble = new(1, 1, 0, [0], [2], [-1, 1]);
        var scores = new float[3];
        new PrunedTrees().Score(ensemble, 0, 1, [float.NaN, 2, 3], scores);
        Assert.Equal([-1, -1, 1], scores);
    }

    [Fact]
    public void Score_OneSetAfterAnother_KeepsNothingOfTheFirst()
    {
        TreeEnsemble ensemble = new(1, 1, 0, [0], [2], [-1, 1]);
        PrunedTrees pruned = new();
        var scores = new float[1];
        pruned.Score(ensemble, 0, 1, [1], scores);
        Assert.Equal([-1], scores);
        pruned.Score(ensemble, 0, 1, [5], scores);
        Assert.Equal([1], scores);
        pruned.Score(ensemble, 0, 1, [], []);
    }

    [Fact]
    public void Score_WrongLengthOrTreesThatThereAreNot_Throws()
    {
        TreeEnsemble ensemble = new(1, 2, 0, [1], [0], [0, 1]);
        Assert.Throws<ArgumentException>(() => new PrunedTrees().Score(ensemble, 0, 1, [1, 2, 3], new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrunedTrees().Score(ensemble, 0, 2, [1, 2], new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrunedTrees().Score(ensemble, -1, 1, [1, 2], new float[1]));
    }

    private static TreeEnsemble Random(Random random, int depth)
    {
        int nodes = (1 << depth) - 1;
        int[] columns = [.. Enumerable.Range(0, Trees * nodes).Select(_ => random.Next(Columns))];
        float[] thresholds = [.. columns.Select(_ => random.Next(5) == 0 ? float.PositiveInfinity : (float)random.NextDouble())];
        float[] leaves = [.. Enumerable.Range(0, Trees * (nodes + 1)).Select(_ => (float)random.NextDouble())];
        return new(depth, Columns, 0.25f, columns, thresholds, leaves);
    }

    private static float[] Rows(Random random, int rows) => [.. Enumerable.Range(0, rows * Columns).Select(_ => (float)random.NextDouble())];
}
