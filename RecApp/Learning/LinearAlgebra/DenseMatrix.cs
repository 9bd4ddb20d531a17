namespace RecApp.Learning.LinearAlgebra;

/// <summary>A matrix of doubles in row-major order.</summary>
public sealed class DenseMatrix
{
    /// <summary>A matrix of zeros.</summary>
    public DenseMatrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        (Rows, Columns, Values) = (rows, columns, new double[checked(rows * columns)]);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>[rows × columns], row after row.</summary>
    public double[] Values { get; }

    /// <summary>One entry.</summary>
    public double this[int row, int column]
    {
        get => Values[row * Columns + column];
        set => Values[row * Columns + column] = value;
    }

    /// <summary>One row, to read and to write.</summary>
    public Span<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>A matrix with the same entries.</summary>
    public DenseMatrix Copy()
    {
        var copy = new DenseMatrix(Rows, Columns);
        Values.CopyTo(copy.Values, 0);
        return copy;
    }

    internal MatrixBlock Block(int row, int column, int rows, int columns) => new(Values, row * Columns + column, Columns, 1, rows, columns);

    internal MatrixBlock All() => Block(0, 0, Rows, Columns);
}

/// <summary>A rectangle of a larger matrix, possibly with rows and columns exchanged.</summary>
internal readonly record struct MatrixBlock(double[] Values, int Start, int RowStep, int ColumnStep, int Rows, int Columns)
{
    public MatrixBlock Transposed() => new(Values, Start, ColumnStep, RowStep, Columns, Rows);

    public MatrixBlock Part(int row, int column, int rows, int columns) =>
        this with { Start = Start + row * RowStep + column * ColumnStep, Rows = rows, Columns = columns };
}
