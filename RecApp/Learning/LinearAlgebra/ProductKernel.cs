using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecApp.Learning.LinearAlgebra;

/// <summary>
/// The inner loops of a matrix product after Goto and van de Geijn (2008, https://doi.org/10.1145/1356052.1356053): strips of
/// both factors are packed so that 8 × 16 results stay in registers. Every sum runs in ascending order with fused
/// multiplications, so that the result depends neither on the vector width nor on the number of cores.
/// </summary>
internal static class ProductKernel
{
    public const int StripRows = 8;
    public const int StripColumns = 16;

    /// <summary>Packs strips of eight rows: for each strip, for each column, its rows; missing rows are zero.</summary>
    public static void PackLeft(in MatrixBlock block, double[] packed)
    {
        int at = 0;
        for (int top = 0; top < block.Rows; top += StripRows)
        {
            int rows = Math.Min(StripRows, block.Rows - top);
            for (int row = 0; row < StripRows; row++)
            {
                int from = block.Start + (top + row) * block.RowStep;
                for (int column = 0; column < block.Columns; column++)
                    packed[at + column * StripRows + row] = row < rows ? block.Values[from + column * block.ColumnStep] : 0;
            }
            at += StripRows * block.Columns;
        }
    }

    /// <summary>Packs strips of sixteen columns: for each strip, for each row, its columns; missing columns are zero.</summary>
    public static void PackRight(in MatrixBlock block, double[] packed)
    {
        int at = 0;
        for (int left = 0; left < block.Columns; left += StripColumns)
        {
            int columns = Math.Min(StripColumns, block.Columns - left);
            for (int row = 0; row < block.Rows; row++, at += StripColumns)
            {
                int from = block.Start + row * block.RowStep + left * block.ColumnStep;
                if (columns == StripColumns && block.ColumnStep == 1)
                {
                    block.Values.AsSpan(from, StripColumns).CopyTo(packed.AsSpan(at));
                    continue;
                }
                for (int column = 0; column < StripColumns; column++)
                    packed[at + column] = column < columns ? block.Values[from + column * block.ColumnStep] : 0;
            }
        }
    }

    /// <summary>Multiplies one packed strip of each side.</summary>
    /// <param name="left">[depth × 8].</param>
    /// <param name="right">[depth × 16].</param>
    /// <param name="depth">How many products each sum has.</param>
    /// <param name="result">[8 × 16], overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int depth, Span<double> result)
    {
        Half(left, right, depth, 0, result);
        Half(left, right, depth, StripRows / 2, result);
    }

    private static void Half(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int depth, int row, Span<double> result)
    {
        Vector512<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        ref double l = ref Unsafe.Add(ref MemoryMarshal.GetReference(left), row);
        ref double r = ref MemoryMarshal.GetReference(right);
        for (int i = 0; i < depth; i++)
        {
            var r0 = Vector512.LoadUnsafe(ref r);
            var r1 = Vector512.LoadUnsafe(ref r, 8);
            var v = Vector512.Create(l);
            (a0, a1) = (Vector512.FusedMultiplyAdd(v, r0, a0), Vector512.FusedMultiplyAdd(v, r1, a1));
            v = Vector512.Create(Unsafe.Add(ref l, 1));
            (b0, b1) = (Vector512.FusedMultiplyAdd(v, r0, b0), Vector512.FusedMultiplyAdd(v, r1, b1));
            v = Vector512.Create(Unsafe.Add(ref l, 2));
            (c0, c1) = (Vector512.FusedMultiplyAdd(v, r0, c0), Vector512.FusedMultiplyAdd(v, r1, c1));
            v = Vector512.Create(Unsafe.Add(ref l, 3));
            (d0, d1) = (Vector512.FusedMultiplyAdd(v, r0, d0), Vector512.FusedMultiplyAdd(v, r1, d1));
            l = ref Unsafe.Add(ref l, StripRows);
            r = ref Unsafe.Add(ref r, StripColumns);
        }
        var target = result[(row * StripColumns)..];
        a0.CopyTo(target);
        a1.CopyTo(target[8..]);
        b0.CopyTo(target[16..]);
        b1.CopyTo(target[24..]);
        c0.CopyTo(target[32..]);
        c1.CopyTo(target[40..]);
        d0.CopyTo(target[48..]);
        d1.CopyTo(target[56..]);
    }
}
