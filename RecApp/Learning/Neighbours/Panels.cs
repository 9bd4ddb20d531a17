using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecApp.Learning.Neighbours;

/// <summary>
/// A matrix in panels of 64 rows, [panels × dimensions × 64]: a vector register holds the same dimension of several rows,
/// so that scores need no sums across a register and come out the same whatever the register's width. Rows past the last are zero.
/// </summary>
internal sealed class Panels<T> where T : unmanaged
{
    /// <summary>Rows per panel.</summary>
    public const int Rows = 64;

    private const int Alignment = 64;

    private readonly T[] _values;
    private readonly int _start;
    private readonly int _size;

    /// <summary>A matrix of zeros.</summary>
    public Panels(int rows, int dimensions)
    {
        Count = (int)(((long)rows + Rows - 1) / Rows);
        _size = dimensions * Rows;
        _values = GC.AllocateArray<T>(checked((Count * _size) + (Alignment / Unsafe.SizeOf<T>())), pinned: true);
        // A load that straddles two cache lines costs two.
        _start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(_values, 0) & (Alignment - 1)) / Unsafe.SizeOf<T>();
    }

    /// <summary>How many panels there are.</summary>
    public int Count { get; }

    /// <summary>One number of one row.</summary>
    public ref T this[int row, int dimension] =>
        ref _values[_start + (row / Rows * _size) + (dimension * Rows) + (row % Rows)];

    /// <summary>[dimensions × 64] of one panel.</summary>
    public ReadOnlySpan<T> this[int panel] => _values.AsSpan(_start + (panel * _size), _size);
}
