using MathNet.Numerics.LinearAlgebra;
using RecApp.Learning.LeastSquares;

namespace RecApp.Tests.Learning.LeastSquares;

public sealed class PenalisedLeastSquaresTests
{
    [Fact]
    public void Solve_RandomRows_EqualsTheNormalEquations()
    {
        const int Columns = 12;
        var random = new Random(1);
        double[] penalties = [.. Enumerable.Range(0, Columns).Select(_ => 0.5 + random.NextDouble())];
        var regression = new PenalisedLeastSquares(penalties);
        var design = Matrix<double>.Build.Dense(60, Columns);
        var targets = Vector<double>.Build.Dense(60, _ => random.NextDouble());
        for (int row = 0; row < 60; row++)
        {
            var (first, second) = (random.Next(6), 6 + random.Next(6));
            design[row, first] = 1;
            design[row, second] = random.NextDouble();
            regression.Add([(first, 1), (second, design[row, second])], targets[row]);
        }

        var expected = (design.TransposeThisAndMultiply(design) + Matrix<double>.Build.DenseOfDiagonalArray(penalties)).Solve(design.TransposeThisAndMultiply(targets));
        double[] weights = regression.Solve(100);
        for (int column = 0; column < Columns; column++)
            Assert.Equal(expected[column], weights[column], 1e-6);
    }

    [Fact]
    public void Solve_WithoutRows_IsZero() => Assert.Equal([0.0, 0.0], new PenalisedLeastSquares([1, 2]).Solve(10));
}
