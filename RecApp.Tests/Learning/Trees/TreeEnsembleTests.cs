using RecApp.Learning.Trees;

namespace RecApp.Tests.Learning.Trees;

public sealed class TreeEnsembleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Score_RandomTrees_EqualsAWalkFromNodeToNode(int depth)
    {
        var random = new Random(depth);
        const int Trees = 7, Columns = 5, Rows = 50;
        int nodes = (1 << depth) - 1;
        int[] columns = [.. Enumerable.Range(0, Trees * nodes).Select(_ => random.Next(Columns))];
        float[] thresholds = [.. columns.Select(_ => random.Next(5) == 0 ? float.PositiveInfinity : (float)random.NextDouble())];
        float[] leaves = [.. Enumerable.Range(0, Trees * (nodes + 1)).Select(_ => (float)random.NextDouble())];
        float[] rows = [.. Enumerable.Range(0, Rows * Columns).Select(_ => (float)random.NextDouble())];
        var scores = new float[Rows];
        var ensemble = new TreeEnsemble(depth, Columns, 0.25f, columns, thresholds, leaves);
        ensemble.Score(rows, scores);
        for (int row = 0; row < Rows; row++)
        {
            Assert.Equal(Walk(row), scores[row], 4);
        }

        float Walk(int row)
        {
            float sum = 0.25f;
            for (int tree = 0; tree < Trees; tree++)
            {
                int at = 0;
                while (at < nodes)
                {
                    bool right = rows[row * Columns + columns[tree * nodes + at]] > thresholds[tree * nodes + at];
                    at = right ? 2 * at + 2 : 2 * at + 1;
                }
                sum += leaves[tree * (nodes + 1) + at - nodes];
            }
            return sum;
        }
    }

    [Fact]
    public void Constructor_ColumnThatThereIsNot_Throws() =>
        Assert.Throws<InvalidDataException>(() => new TreeEnsemble(1, 2, 0, [2], [0], [0, 1]));

    [Fact]
    public void Constructor_TooFewLeaves_Throws() =>
        Assert.Throws<InvalidDataException>(() => new TreeEnsemble(1, 2, 0, [1], [0], [0]));

    [Fact]
    public void Score_WrongLength_Throws() =>
        Assert.Throws<ArgumentException>(() => new TreeEnsemble(1, 2, 0, [1], [0], [0, 1]).Score([1, 2, 3], new float[1]));
}
