using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace RecApp.Learning.LinearAlgebra;

/// <summary>
/// The largest eigenvalues of a symmetric matrix and their vectors by subspace iteration with Rayleigh–Ritz steps (Golub and
/// Van Loan, Matrix Computations, 8.2). Starts from fixed random numbers, so it always gives the same.
/// </summary>
internal sealed class LeadingEigenpairs
{
    // More vectors than asked for: the last ones asked for converge as fast as the gap to the first one left out is wide.
    private const int Spare = 48;
    private const int Seed = 48;

    private readonly DenseMatrix _vectors;

    private LeadingEigenpairs(double[] values, DenseMatrix vectors) => (Values, _vectors) = (values, vectors);

    /// <summary>All eigenvalues found, largest magnitude first; the spare ones are less exact.</summary>
    public double[] Values { get; }

    /// <summary>The unit vector of an eigenvalue.</summary>
    public ReadOnlySpan<double> Vector(int index) => _vectors.Row(index);

    /// <summary>Finds the eigenpairs.</summary>
    /// <param name="matrix">Symmetric.</param>
    /// <param name="count">How many, 1 or more; never more than there are rows.</param>
    /// <param name="iterations">How often the subspace is multiplied.</param>
    /// <param name="start">Eigenpairs of a similar matrix to start from; null for random vectors.</param>
    public static LeadingEigenpairs Of(DenseMatrix matrix, int count, int iterations, LeadingEigenpairs? start = null)
    {
        int size = Math.Min(matrix.Rows, count + Spare);
        var basis = start?._vectors ?? RandomRows(size, matrix.Rows);
        double[] values = [];
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            Orthonormalise(basis);
            var product = MatrixProduct.Multiply(basis, matrix);
            if (iteration == iterations - 1)
                (values, basis) = RayleighRitz(basis, product);
            else
                basis = product;
        }
        return new(values, basis);
    }

    private static (double[] Values, DenseMatrix Vectors) RayleighRitz(DenseMatrix basis, DenseMatrix product)
    {
        int size = basis.Rows;
        var projected = Matrix<double>.Build.Dense(size, size, (row, column) =>
            (TensorPrimitives.Dot<double>(basis.Row(row), product.Row(column)) + TensorPrimitives.Dot<double>(basis.Row(column), product.Row(row))) / 2);
        var eigen = projected.Evd(Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => Math.Abs(eigen.EigenValues[i].Real)).ThenBy(i => i)];
        var rotation = new DenseMatrix(size, size);
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
                rotation[row, column] = eigen.EigenVectors[column, order[row]];
        }
        var vectors = MatrixProduct.Multiply(rotation, basis);
        return ([.. order.Select(i => eigen.EigenValues[i].Real)], vectors);
    }

    // Gram–Schmidt twice: once is not enough for rows that have become nearly parallel.
    private static void Orthonormalise(DenseMatrix rows)
    {
        for (int row = 0; row < rows.Rows; row++)
        {
            var own = rows.Row(row);
            for (int pass = 0; pass < 2; pass++)
            {
                TensorPrimitives.Divide(own, Math.Max(TensorPrimitives.Norm<double>(own), double.Epsilon), own);
                for (int other = 0; other < row; other++)
                    TensorPrimitives.MultiplyAdd(rows.Row(other), -TensorPrimitives.Dot<double>(own, rows.Row(other)), own, own);
            }
            TensorPrimitives.Divide(own, Math.Max(TensorPrimitives.Norm<double>(own), double.Epsilon), own);
        }
    }

    private static DenseMatrix RandomRows(int rows, int columns)
    {
        var random = new Random(Seed);
        var matrix = new DenseMatrix(rows, columns);
        for (int i = 0; i < matrix.Values.Length; i++)
            matrix.Values[i] = random.NextDouble() - 0.5;
        return matrix;
    }
}
