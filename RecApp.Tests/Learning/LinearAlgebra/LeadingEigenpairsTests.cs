using MathNet.Numerics.LinearAlgebra;
using RecApp.Learning.LinearAlgebra;

namespace RecApp.Tests.Learning.LinearAlgebra;

public class LeadingEigenpairsTests
{
    [Theory]
    [InlineData(5, 5)]
    [InlineData(120, 4)]
    public void Of_SymmetricMatrix_FindsTheLargestPairs(int size, int count)
    {
        var matrix = Symmetric(size);
        var reference = Matrix<double>.Build.DenseOfRowMajor(size, size, matrix.Values).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).OrderByDescending(Math.Abs).ToArray();

        var found = LeadingEigenpairs.Of(matrix, count, iterations: 60);

        for (int i = 0; i < count; i++)
        {
            Assert.Equal(reference[i], found.Values[i], 1e-6);
            for (int row = 0; row < size; row++)
            {
                double product = Enumerable.Range(0, size).Sum(column => matrix[row, column] * found.Vector(i)[column]);
                Assert.Equal(found.Values[i] * found.Vector(i)[row], product, 1e-4);
            }
        }
    }

    private static DenseMatrix Symmetric(int size)
    {
        var random = new Random(7);
        var matrix = new DenseMatrix(size, size);
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
                matrix[row, column] = matrix[column, row] = random.NextDouble() - 0.3;
        }
        return matrix;
    }
}
