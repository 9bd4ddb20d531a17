using System.Numerics.Tensors;

namespace RecApp.Learning.LeastSquares;

/// <summary>
/// Householder's factors A·P = Q·R with the columns that stand out most first (Golub and Van Loan, Matrix Computations, 5.4.2).
/// A column whose rest is within its tolerance depends on those before it. The same bits on any number of cores.
/// </summary>
internal sealed class PivotedQr
{
    // Below this many entries handing work to other cores takes longer than the work.
    private const int ManyEntries = 1 << 16;

    // In pivot order: above the diagonal R, from the diagonal downwards the reflection's vector.
    private readonly double[][] _columns;
    private readonly double[] _diagonal;
    private readonly double[] _factors;

    private PivotedQr(double[][] columns)
    {
        _columns = columns;
        _diagonal = new double[columns.Length];
        _factors = new double[columns.Length];
        Order = [.. Enumerable.Range(0, columns.Length)];
    }

    /// <summary>[columns] which column of A stands at each place.</summary>
    public int[] Order { get; }

    /// <summary>How many columns are independent: the first in <see cref="Order"/>.</summary>
    public int Rank { get; private set; }

    /// <summary>An entry of R, <paramref name="row"/> ≤ <paramref name="column"/>, both in pivot order.</summary>
    public double this[int row, int column] => row == column ? _diagonal[row] : _columns[column][row];

    /// <summary>Factors a matrix; the first column keeps its place.</summary>
    /// <param name="columns">[columns][rows], overwritten.</param>
    /// <param name="tolerances">[columns] the Euclidean length of what counts as nothing.</param>
    public static PivotedQr Factor(double[][] columns, double[] tolerances)
    {
        var result = new PivotedQr(columns);
        int rows = columns.Length == 0 ? 0 : columns[0].Length;
        double[] lengths = [.. columns.Select(column => TensorPrimitives.Norm<double>(column))];
        int steps = Math.Min(rows, columns.Length);
        for (; result.Rank < steps; result.Rank++)
        {
            int step = result.Rank;
            int best = step;
            for (int column = step + 1; step > 0 && column < columns.Length; column++)
                if (lengths[column] * tolerances[result.Order[best]] > lengths[best] * tolerances[result.Order[column]])
                    best = column;
            if (lengths[best] <= tolerances[result.Order[best]])
                break;
            (columns[step], columns[best]) = (columns[best], columns[step]);
            (lengths[step], lengths[best]) = (lengths[best], lengths[step]);
            (result.Order[step], result.Order[best]) = (result.Order[best], result.Order[step]);
            result.Eliminate(step, lengths);
        }
        return result;
    }

    /// <summary>Overwrites a vector with Qᵀ · vector.</summary>
    public void MultiplyTransposed(Span<double> vector)
    {
        for (int step = 0; step < Rank; step++)
            Reflect(step, vector);
    }

    /// <summary>Overwrites a vector with Q · vector.</summary>
    public void Multiply(Span<double> vector)
    {
        for (int step = Rank - 1; step >= 0; step--)
            Reflect(step, vector);
    }

    /// <summary>Overwrites the first <see cref="Rank"/> numbers x with the solution of R · solution = x.</summary>
    public void Solve(Span<double> vector)
    {
        for (int row = Rank - 1; row >= 0; row--)
        {
            vector[row] /= _diagonal[row];
            for (int above = 0; above < row; above++)
                vector[above] -= vector[row] * _columns[row][above];
        }
    }

    /// <summary>Overwrites the first <see cref="Rank"/> numbers x with the solution of Rᵀ · solution = x.</summary>
    public void SolveTransposed(Span<double> vector)
    {
        for (int row = 0; row < Rank; row++)
            vector[row] = (vector[row] - TensorPrimitives.Dot<double>(_columns[row].AsSpan(0, row), vector[..row])) / _diagonal[row];
    }

    private void Eliminate(int step, double[] lengths)
    {
        var vector = _columns[step].AsSpan(step);
        _diagonal[step] = vector[0] > 0 ? -lengths[step] : lengths[step];
        vector[0] -= _diagonal[step];
        _factors[step] = -1 / (_diagonal[step] * vector[0]);
        int rest = _columns.Length - step - 1;
        if ((long)rest * vector.Length < ManyEntries)
        {
            for (int column = step + 1; column < _columns.Length; column++)
                Update(column);
            return;
        }
        Parallel.For(step + 1, _columns.Length, Update);

        void Update(int column)
        {
            Reflect(step, _columns[column]);
            lengths[column] = TensorPrimitives.Norm<double>(_columns[column].AsSpan(step + 1));
        }
    }

    private void Reflect(int step, Span<double> target)
    {
        var vector = _columns[step].AsSpan(step);
        var rest = target[step..];
        double amount = -_factors[step] * TensorPrimitives.Dot<double>(vector, rest);
        TensorPrimitives.MultiplyAdd(vector, amount, rest, rest);
    }
}
