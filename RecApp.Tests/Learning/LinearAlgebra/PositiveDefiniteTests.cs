using MathNet.Numerics.LinearAlgebra;
using RecApp.Learning;
using RecApp.Learning.LinearAlgebra;

namespace RecApp.Tests.Learning.LinearAlgebra;

public class PositiveDefiniteTests
{
    [Fact]
    public void Inverse_TwoRows_IsTheOneOfTheTextbook()
    {
        var inverse = PositiveDefinite.Inverse(From([[4, 2], [2, 3]]));

        // The determinant is 8.
        Assert.Equal([3 / 8.0, -2 / 8.0, -2 / 8.0, 4 / 8.0], inverse.Values.Select(value => Math.Round(value, 12)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(400)]
    public void Inverse_RandomMatrix_AgreesWithAReference(int size)
    {
        var matrix = RandomPositiveDefinite(size);

        var expected = Matrix<double>.Build.DenseOfRowMajor(size, size, matrix.Values).Inverse();

        AssertClose(expected, PositiveDefinite.Inverse(matrix), 1e-9);
    }

    [Fact]
    public void Cholesky_RandomMatrix_GivesTheMatrixBack()
    {
        var matrix = RandomPositiveDefinite(200);
        var factor = PositiveDefinite.Cholesky(matrix);
        var reference = Matrix<double>.Build.DenseOfRowMajor(200, 200, factor.Values);

        AssertClose(reference * reference.Transpose(), matrix, 1e-9);
        Assert.Equal(0, factor[3, 7]);
    }

    [Fact]
    public void Inverse_IndefiniteMatrix_IsRefused() => Assert.Throws<ArithmeticException>(() => PositiveDefinite.Inverse(From([[1, 2], [2, 1]])));

    [Fact]
    public void Inverse_NotSquare_IsRefused() => Assert.Throws<ArgumentException>(() => PositiveDefinite.Inverse(new DenseMatrix(2, 3)));

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(8, 16, 16)]
    [InlineData(9, 300, 17)]
    [InlineData(200, 257, 270)]
    public void Multiply_AnyShape_AgreesWithAReference(int rows, int depth, int columns)
    {
        var random = new Random(1);
        var left = Fill(new DenseMatrix(rows, depth), random);
        var right = Fill(new DenseMatrix(depth, columns), random);

        var expected = Matrix<double>.Build.DenseOfRowMajor(rows, depth, left.Values) * Matrix<double>.Build.DenseOfRowMajor(depth, columns, right.Values);

        AssertClose(expected, MatrixProduct.Multiply(left, right), 1e-10);
    }

    [Fact]
    public void Of_RowsWithWeights_SumsThem()
    {
        var left = SparseRows.From([[(0, 1f), (2, 1f)], [(2, 1f)], [(0, 1f), (1, 1f), (2, 1f)]]);

        var gram = WeightedGram.Of(left, left, [1, 10, 0.5], items: 3);

        Assert.Equal([1.5, 0.5, 1.5, 0.5, 0.5, 0.5, 1.5, 0.5, 11.5], gram.Values);
    }

    private static DenseMatrix RandomPositiveDefinite(int size)
    {
        var factor = Fill(new DenseMatrix(size, size), new Random(size));
        var matrix = new DenseMatrix(size, size);
        MatrixProduct.Add(factor.All(), factor.All().Transposed(), matrix.All(), 1);
        for (int i = 0; i < size; i++)
            matrix[i, i] += size;
        return matrix;
    }

    private static DenseMatrix Fill(DenseMatrix matrix, Random random)
    {
        for (int i = 0; i < matrix.Values.Length; i++)
            matrix.Values[i] = random.NextDouble() - 0.5;
        return matrix;
    }

    private static DenseMatrix From(double[][] rows)
    {
        var matrix = new DenseMatrix(rows.Length, rows[0].Length);
        for (int row = 0; row < rows.Length; row++)
            rows[row].CopyTo(matrix.Row(row));
        return matrix;
    }

    private static void AssertClose(Matrix<double> expected, DenseMatrix actual, double tolerance)
    {
        for (int row = 0; row < actual.Rows; row++)
        {
            for (int column = 0; column < actual.Columns; column++)
                Assert.Equal(expected[row, column], actual[row, column], tolerance);
        }
    }
}
