using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RecApp.Bundles.Arrays;

namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>
/// A dense matrix in a quarter of its memory: eight bits per entry and a scale per row, so an entry is off by at most
/// half a step, which is the row's largest magnitude divided by 254. Immutable.
/// </summary>
public sealed class QuantisedMatrix
{
    private const int Steps = sbyte.MaxValue;

    private readonly sbyte[] _values;
    private readonly float[] _scales;

    private QuantisedMatrix(sbyte[] values, float[] scales)
    {
        (_values, _scales) = (values, scales);
        Columns = scales.Length == 0 ? 0 : values.Length / scales.Length;
    }

    public int Rows => _scales.Length;

    /// <summary>How many entries a row has.</summary>
    public int Columns { get; }

    /// <summary>An entry, rounded to its row's steps.</summary>
    public float this[int row, int column] => _scales[row] * _values[row * Columns + column];

    /// <summary>Rounds a matrix.</summary>
    /// <param name="dense">[rows × columns], row after row, finite.</param>
    /// <param name="rows">0 or more.</param>
    /// <param name="columns">0 or more.</param>
    public static QuantisedMatrix Quantise(ReadOnlySpan<float> dense, int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(dense.Length, rows * columns);
        var values = new sbyte[dense.Length];
        var scales = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            var exact = dense.Slice(row * columns, columns);
            float largest = exact.IsEmpty ? 0 : MathF.Abs(TensorPrimitives.MaxMagnitude(exact));
            if (!float.IsFinite(largest))
                throw new ArgumentException($"Row {row} holds a value that is not finite.", nameof(dense));
            if (largest == 0)
                continue;
            scales[row] = largest / Steps;
            for (int column = 0; column < columns; column++)
                values[row * columns + column] = (sbyte)MathF.Round(exact[column] / largest * Steps);
        }
        return new(values, scales);
    }

    /// <summary>Adds a multiple of a row to a vector.</summary>
    /// <param name="row">The row.</param>
    /// <param name="factor">What it is multiplied with.</param>
    /// <param name="sums">[columns], or longer: what lies beyond stays as it is.</param>
    public void AddRow(int row, float factor, Span<float> sums)
    {
        var values = _values.AsSpan(row * Columns, Columns);
        sums = sums[..Columns];
        float step = factor * _scales[row];
        var steps = new Vector<float>(step);
        int width = Vector<sbyte>.Count, lanes = Vector<float>.Count, at = 0;
        for (; at <= values.Length - width; at += width)
        {
            Vector.Widen(new Vector<sbyte>(values[at..]), out var low, out var high);
            Vector.Widen(low, out var first, out var second);
            Vector.Widen(high, out var third, out var fourth);
            Add(first, sums.Slice(at, lanes));
            Add(second, sums.Slice(at + lanes, lanes));
            Add(third, sums.Slice(at + 2 * lanes, lanes));
            Add(fourth, sums.Slice(at + 3 * lanes, lanes));
        }
        for (; at < values.Length; at++)
            sums[at] += step * values[at];

        void Add(Vector<int> entries, Span<float> to) => (new Vector<float>(to) + steps * Vector.ConvertToSingle(entries)).CopyTo(to);
    }

    /// <summary>The scalar product of a row and a vector.</summary>
    /// <param name="row">The row.</param>
    /// <param name="vector">[columns].</param>
    public float Dot(int row, ReadOnlySpan<float> vector)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, Columns);
        var values = _values.AsSpan(row * Columns, Columns);
        const int width = 8;
        var sums = Vector256<float>.Zero;
        int at = 0;
        for (; at <= values.Length - width; at += width)
        {
            var shorts = Vector128.WidenLower(Vector128.CreateScalar(MemoryMarshal.Read<long>(MemoryMarshal.AsBytes(values[at..]))).AsSByte());
            var (low, high) = Vector128.Widen(shorts);
            sums += Vector256.ConvertToSingle(Vector256.Create(low, high)) * Vector256.Create(vector.Slice(at, width));
        }
        float sum = Vector256.Sum(sums);
        for (; at < values.Length; at++)
            sum += values[at] * vector[at];
        return _scales[row] * sum;
    }

    internal static QuantisedMatrix Read(ArrayReader reader)
    {
        float[] scales = reader.Read<float>();
        sbyte[] values = reader.Read<sbyte>();
        if (scales.Length == 0 ? values.Length > 0 : values.Length % scales.Length != 0)
            throw new InvalidDataException($"{values.Length} entries don't fill {scales.Length} rows.");
        return new(values, scales);
    }

    internal void Write(ArrayWriter writer) => writer.Write(_scales).Write(_values);
}
