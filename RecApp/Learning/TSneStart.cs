using MathNet.Numerics.LinearAlgebra;

namespace RecApp.Learning;

/// <summary>The first two principal components, scaled to a standard deviation of 0.0001: small, so that the map unfolds freely.</summary>
internal static class TSneStart
{
    /// <returns>[2 · rows], x and y in turn.</returns>
    public static double[] PrincipalComponents(IReadOnlyList<double[]> rows)
    {
        int columns = rows[0].Length;
        double[] means = [.. Enumerable.Range(0, columns).Select(column => rows.Average(row => row[column]))];
        var covariance = Matrix<double>.Build.Dense(columns, columns, (a, b) => rows.Sum(row => (row[a] - means[a]) * (row[b] - means[b])) / rows.Count);
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        // Eigenvalues ascend.
        double[] first = Oriented(eigen.EigenVectors.Column(columns - 1));
        double[] second = columns > 1 ? Oriented(eigen.EigenVectors.Column(columns - 2)) : new double[1];
        var places = new double[2 * rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            for (int column = 0; column < columns; column++)
            {
                places[2 * i] += (rows[i][column] - means[column]) * first[column];
                places[2 * i + 1] += (rows[i][column] - means[column]) * second[column];
            }
        }
        double deviation = Math.Sqrt(Enumerable.Range(0, rows.Count).Average(i => places[2 * i] * places[2 * i]));
        if (deviation > 0)
        {
            for (int i = 0; i < places.Length; i++)
                places[i] *= 1e-4 / deviation;
        }
        return places;
    }

    // An eigenvector's sign is arbitrary; its largest entry is made positive.
    private static double[] Oriented(Vector<double> vector)
    {
        double largest = vector[vector.AbsoluteMaximumIndex()];
        return [.. vector.Select(value => largest < 0 ? -value : value)];
    }
}
