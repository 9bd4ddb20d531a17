namespace RecApp.Learning.LinearAlgebra;

/// <summary>Products of dense matrices on all cores; the same bits whatever the number of cores.</summary>
internal static class MatrixProduct
{
    private const int TileRows = 128;
    private const int TileColumns = 256;
    private const int Depth = 256;

    /// <summary>left · right.</summary>
    /// <exception cref="ArgumentException">The shapes don't fit.</exception>
    public static DenseMatrix Multiply(DenseMatrix left, DenseMatrix right)
    {
        var result = new DenseMatrix(left.Rows, right.Columns);
        Add(left.All(), right.All(), result.All(), 1);
        return result;
    }

    /// <summary>result += factor · left · right.</summary>
    /// <param name="left">[m × k].</param>
    /// <param name="right">[k × n].</param>
    /// <param name="result">[m × n], apart from both factors in memory.</param>
    /// <param name="factor">Any number.</param>
    /// <param name="range">Which products a tile of the result needs, for factors with zeros; all of them when left out.</param>
    /// <exception cref="ArgumentException">The shapes don't fit.</exception>
    public static void Add(MatrixBlock left, MatrixBlock right, MatrixBlock result, double factor, Func<MatrixTile, (int From, int To)>? range = null)
    {
        if (left.Columns != right.Rows || left.Rows != result.Rows || right.Columns != result.Columns)
            throw new ArgumentException("The shapes don't fit.");
        var tiles = from row in Steps(result.Rows, TileRows)
                    from column in Steps(result.Columns, TileColumns)
                    select new MatrixTile(row, column, Math.Min(TileRows, result.Rows - row), Math.Min(TileColumns, result.Columns - column));
        Parallel.ForEach(tiles, () => new Workspace(), (tile, _, workspace) =>
        {
            var (from, to) = range?.Invoke(tile) ?? (0, left.Columns);
            for (int depth = from; depth < to; depth += Depth)
            {
                int count = Math.Min(Depth, to - depth);
                AddTile(
                    left.Part(tile.Row, depth, tile.Rows, count), right.Part(depth, tile.Column, count, tile.Columns),
                    result.Part(tile.Row, tile.Column, tile.Rows, tile.Columns), factor, workspace);
            }
            return workspace;
        }, _ => { });
    }

    private static IEnumerable<int> Steps(int length, int step)
    {
        for (int at = 0; at < length; at += step)
            yield return at;
    }

    private static void AddTile(MatrixBlock left, MatrixBlock right, MatrixBlock result, double factor, Workspace workspace)
    {
        ProductKernel.PackLeft(left, workspace.Left);
        ProductKernel.PackRight(right, workspace.Right);
        int depth = left.Columns;
        for (int column = 0; column < result.Columns; column += ProductKernel.StripColumns)
        {
            var rightStrip = workspace.Right.AsSpan(column * depth, ProductKernel.StripColumns * depth);
            for (int row = 0; row < result.Rows; row += ProductKernel.StripRows)
            {
                ProductKernel.Multiply(workspace.Left.AsSpan(row * depth, ProductKernel.StripRows * depth), rightStrip, depth, workspace.Result);
                Store(workspace.Result, result, row, column, factor);
            }
        }
    }

    private static void Store(double[] strip, in MatrixBlock result, int row, int column, double factor)
    {
        int rows = Math.Min(ProductKernel.StripRows, result.Rows - row), columns = Math.Min(ProductKernel.StripColumns, result.Columns - column);
        for (int i = 0; i < rows; i++)
        {
            int at = result.Start + (row + i) * result.RowStep + column * result.ColumnStep;
            for (int j = 0; j < columns; j++)
                result.Values[at + j * result.ColumnStep] += factor * strip[i * ProductKernel.StripColumns + j];
        }
    }

    private sealed class Workspace
    {
        public readonly double[] Left = new double[TileRows * Depth];
        public readonly double[] Right = new double[TileColumns * Depth];
        public readonly double[] Result = new double[ProductKernel.StripRows * ProductKernel.StripColumns];
    }
}

/// <summary>A rectangle of a product that one core works on.</summary>
internal readonly record struct MatrixTile(int Row, int Column, int Rows, int Columns);
