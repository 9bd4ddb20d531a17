using RecApp.Bundles.Arrays;

namespace RecApp.Learning;

/// <summary>A matrix of mostly zeros, row after row (compressed sparse rows). Immutable.</summary>
public sealed class SparseRows
{
    private readonly int[] _ends;
    private readonly int[] _columns;
    private readonly float[] _values;

    private SparseRows(int[] ends, int[] columns, float[] values) => (_ends, _columns, _values) = (ends, columns, values);

    public int Count => _ends.Length;

    /// <summary>Takes rows in order; entries keep their order.</summary>
    public static SparseRows From(IEnumerable<IEnumerable<(int Column, float Value)>> rows)
    {
        List<int> ends = [], columns = [];
        List<float> values = [];
        foreach (var row in rows)
        {
            foreach (var (column, value) in row)
            {
                columns.Add(column);
                values.Add(value);
            }
            ends.Add(columns.Count);
        }
        return new([.. ends], [.. columns], [.. values]);
    }

    /// <summary>Columns of a row's entries.</summary>
    public ReadOnlySpan<int> Columns(int row) => _columns.AsSpan(Start(row), _ends[row] - Start(row));

    /// <summary>Values of a row's entries, as many as <see cref="Columns"/>.</summary>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan(Start(row), _ends[row] - Start(row));

    /// <summary>Adds a multiple of a row to a dense vector.</summary>
    public void AddRow(int row, float factor, Span<float> sums)
    {
        int start = Start(row), end = _ends[row];
        for (int i = start; i < end; i++)
            sums[_columns[i]] += factor * _values[i];
    }

    /// <summary>Rows and columns exchanged; entries of a row ascend by column.</summary>
    /// <param name="rows">How many rows the result has: one more than the largest column here, or more.</param>
    public SparseRows Transposed(int rows)
    {
        var ends = new int[rows];
        foreach (int column in _columns)
            ends[column]++;
        for (int i = 1; i < rows; i++)
            ends[i] += ends[i - 1];
        var next = new int[rows];
        for (int i = 1; i < rows; i++)
            next[i] = ends[i - 1];
        var columns = new int[_columns.Length];
        var values = new float[_columns.Length];
        for (int row = 0; row < Count; row++)
        {
            for (int i = Start(row); i < _ends[row]; i++)
            {
                int at = next[_columns[i]]++;
                columns[at] = row;
                values[at] = _values[i];
            }
        }
        return new(ends, columns, values);
    }

    internal static SparseRows Read(ArrayReader reader)
    {
        int[] ends = Offsets.Ends(reader.Read<ushort>());
        int[] columns = reader.Read<int>();
        float[] values = reader.Read<float>();
        return columns.Length == values.Length && columns.Length == (ends.Length == 0 ? 0 : ends[^1])
            ? new(ends, columns, values)
            : throw new InvalidDataException("The lengths of sparse rows contradict each other.");
    }

    internal void Write(ArrayWriter writer) => writer.Write(Offsets.Lengths(_ends)).Write(_columns).Write(_values);

    private int Start(int row) => row == 0 ? 0 : _ends[row - 1];
}
