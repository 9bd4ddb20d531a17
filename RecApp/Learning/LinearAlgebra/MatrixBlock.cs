namespace RecApp.Learning.LinearAlgebra;

/// <summary>A rectangle of a larger matrix, possibly with rows and columns exchanged.</summary>
internal readonly record struct MatrixBlock(double[] Values, int Start, int RowStep, int ColumnStep, int Rows, int Columns)
{
    public MatrixBlock Transposed() => new(Values, Start, ColumnStep, RowStep, Columns, Rows);

    public MatrixBlock Part(int row, int column, int rows, int columns) =>
        this with { Start = Start + row * RowStep + column * ColumnStep, Rows = rows, Columns = columns };
}
