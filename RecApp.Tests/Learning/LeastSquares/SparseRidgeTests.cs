using RecApp.Learning.LeastSquares;

namespace RecApp.Tests.Learning.LeastSquares;

public sealed class SparseRidgeTests
{
    [Fact]
    public void Solve_TwoRows_IsTheClosedForm()
    {
        var ridge = new SparseRidge(1);
        ridge.Add([0], [1], 10);
        ridge.Add([0], [3], 20);
        var (weights, means, mean) = ridge.Solve(2);

        // Centred: x = ±1, y = ±5, so 10 / (2 + 2).
        Assert.Equal(2.5, weights[0], 1e-12);
        Assert.Equal((2, 15), (means[0], mean));
    }

    [Fact]
    public void Solve_CollinearColumns_ShareTheWeight()
    {
        var ridge = new SparseRidge(2);
        foreach (int x in new[] { -2, 0, 2, 4 })
            ridge.Add([0, 1], [x, x], 6 * x);
        var (weights, _, _) = ridge.Solve(1e-9);

        Assert.Equal(3, weights[0], 1e-6);
        Assert.Equal(3, weights[1], 1e-6);
    }

    [Fact]
    public void Solve_NoRowOrNoPenalty_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => new SparseRidge(1).Solve(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SparseRidge(1).Solve(0));
    }
}
