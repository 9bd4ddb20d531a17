using RecApp.Learning.LinearAlgebra;

namespace RecApp.Learning.LeastSquares;

/// <summary>
/// Ridge regression with an intercept (Hoerl and Kennard 1970) on rows of few non-zeros, by the normal equations: columns and
/// target are centred without ever being filled in. Rows are added one by one; only the cross products are kept.
/// </summary>
/// <param name="columns">How many columns there are.</param>
public sealed class SparseRidge(int columns)
{
    private readonly DenseMatrix _products = new(columns, columns);
    private readonly double[] _sums = new double[columns];
    private readonly double[] _withTarget = new double[columns];
    private double _targets;
    private int _rows;

    /// <summary>Adds a row.</summary>
    /// <param name="places">Columns that are not 0, each once.</param>
    /// <param name="values">Their values.</param>
    /// <param name="target">What is to be predicted.</param>
    public void Add(ReadOnlySpan<int> places, ReadOnlySpan<double> values, double target)
    {
        for (int i = 0; i < places.Length; i++)
        {
            var row = _products.Row(places[i]);
            for (int j = 0; j < places.Length; j++)
                row[places[j]] += values[i] * values[j];
            _sums[places[i]] += values[i];
            _withTarget[places[i]] += values[i] * target;
        }
        _targets += target;
        _rows++;
    }

    /// <summary>Solves for the weights; may be called again after more rows.</summary>
    /// <param name="penalty">On the square of each weight, above 0: collinear columns then have one solution.</param>
    /// <returns>A weight and a mean for each column, and the mean of the target, which is the prediction where every column is at its mean.</returns>
    /// <exception cref="InvalidOperationException">No row was added.</exception>
    /// <exception cref="ArithmeticException">A value was not finite.</exception>
    public (double[] Weights, double[] Means, double TargetMean) Solve(double penalty)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(penalty);
        if (_rows == 0)
            throw new InvalidOperationException("No row was added.");
        double[] means = [.. _sums.Select(sum => sum / _rows)];
        double targetMean = _targets / _rows;
        var centred = _products.Copy();
        var right = new double[columns];
        for (int i = 0; i < columns; i++)
        {
            var row = centred.Row(i);
            for (int j = 0; j < columns; j++)
                row[j] -= _sums[i] * means[j];
            row[i] += penalty;
            right[i] = _withTarget[i] - _sums[i] * targetMean;
        }
        return (Substitute(PositiveDefinite.Cholesky(centred), right), means, targetMean);
    }

    // L · Lᵀ · x = b, forwards and backwards.
    private static double[] Substitute(DenseMatrix lower, double[] right)
    {
        int size = right.Length;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
                right[i] -= lower[i, j] * right[j];
            right[i] /= lower[i, i];
        }
        for (int i = size - 1; i >= 0; i--)
        {
            right[i] /= lower[i, i];
            for (int j = 0; j < i; j++)
                right[j] -= lower[i, j] * right[i];
        }
        return right;
    }
}
