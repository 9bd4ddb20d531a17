using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace RecApp.Learning.LeastSquares;

/// <summary>
/// Ridge regression with a penalty of its own for every column, on rows of few non-zeros, by conjugate gradients on the normal equations
/// (Hestenes and Stiefel 1952), scaled by their diagonal. The products of columns are never formed, so there may be tens of thousands of them.
/// </summary>
/// <param name="penalties">[columns] on the square of each weight, above 0.</param>
public sealed class PenalisedLeastSquares(double[] penalties)
{
    private const double Tolerance = 1e-7;

    private readonly List<int> _ends = [], _columns = [];
    private readonly List<double> _values = [], _targets = [];

    /// <summary>Adds a row; entries of one column add up.</summary>
    /// <param name="entries">Columns and their values; the others are 0.</param>
    /// <param name="target">What is to be predicted.</param>
    public void Add(ReadOnlySpan<(int Column, double Value)> entries, double target)
    {
        foreach (var (column, value) in entries)
        {
            _columns.Add(column);
            _values.Add(value);
        }
        _ends.Add(_columns.Count);
        _targets.Add(target);
    }

    /// <summary>The weights.</summary>
    /// <param name="mostSteps">Stops here, converged or not.</param>
    public double[] Solve(int mostSteps)
    {
        var (weights, image) = (new double[penalties.Length], new double[penalties.Length]);
        var (residual, diagonal) = Start();
        double[] scaled = [.. residual.Zip(diagonal, (value, scale) => value / scale)], direction = [.. scaled];
        double least = Tolerance * Norm(residual), product = Dot(residual, scaled);
        for (int step = 0; step < mostSteps && Norm(residual) > least; step++)
        {
            Multiply(direction, image);
            double length = product / Dot(direction, image);
            for (int i = 0; i < weights.Length; i++)
            {
                weights[i] += length * direction[i];
                residual[i] -= length * image[i];
                scaled[i] = residual[i] / diagonal[i];
            }
            double next = Dot(residual, scaled), share = next / product;
            product = next;
            for (int i = 0; i < direction.Length; i++)
                direction[i] = scaled[i] + share * direction[i];
        }
        return weights;
    }

    private (double[] Right, double[] Diagonal) Start()
    {
        var (right, diagonal) = (new double[penalties.Length], (double[])penalties.Clone());
        for (int row = 0, entry = 0; row < _ends.Count; row++)
        {
            for (; entry < _ends[row]; entry++)
            {
                right[_columns[entry]] += _values[entry] * _targets[row];
                diagonal[_columns[entry]] += _values[entry] * _values[entry];
            }
        }
        return (right, diagonal);
    }

    // The normal equations times a vector, row after row.
    private void Multiply(double[] vector, double[] into)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = penalties[i] * vector[i];
        ReadOnlySpan<int> columns = CollectionsMarshal.AsSpan(_columns);
        ReadOnlySpan<double> values = CollectionsMarshal.AsSpan(_values);
        int start = 0;
        foreach (int end in CollectionsMarshal.AsSpan(_ends))
        {
            double sum = 0;
            for (int entry = start; entry < end; entry++)
                sum += values[entry] * vector[columns[entry]];
            for (int entry = start; entry < end; entry++)
                into[columns[entry]] += values[entry] * sum;
            start = end;
        }
    }

    private static double Norm(double[] vector) => Math.Sqrt(Dot(vector, vector));

    private static double Dot(double[] left, double[] right) => TensorPrimitives.Dot<double>(left, right);
}
