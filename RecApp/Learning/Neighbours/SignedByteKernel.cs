using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecApp.Learning.Neighbours;

/// <summary>Approximate inner products of a query with the 64 rows of a panel of signed bytes, both −127 to 127.</summary>
internal static class SignedByteKernel
{
    /// <summary>Dimensions up to which sums of products of two bytes fit into 32 bits.</summary>
    public const int MostDimensions = int.MaxValue / (127 * 127);

    private const int Rows = Panels<sbyte>.Rows;

    /// <summary>Multiplies.</summary>
    /// <param name="panel">[dimensions × 64].</param>
    /// <param name="query">[dimensions], an even number of them.</param>
    /// <param name="steps">[64], what one step of each row's numbers stands for.</param>
    /// <param name="scores">Receives [64], in steps of the query.</param>
    public static void One(ReadOnlySpan<sbyte> panel, ReadOnlySpan<short> query, ReadOnlySpan<float> steps, Span<float> scores)
    {
        ref sbyte rows = ref MemoryMarshal.GetReference(panel);
        Vector512<int> a = default, b = default, c = default, d = default;
        for (int i = 0; i < query.Length; i += 2)
        {
            var even = Vector512.LoadUnsafe(ref rows, (nuint)(i * Rows));
            var odd = Vector512.LoadUnsafe(ref rows, (nuint)((i + 1) * Rows));
            var evenFactor = Vector512.Create(query[i]);
            var oddFactor = Vector512.Create(query[i + 1]);
            // Two products of bytes fit into 16 bits, three don't: 2 × 127² = 32,258.
            var lower = (Vector512.WidenLower(even) * evenFactor) + (Vector512.WidenLower(odd) * oddFactor);
            var upper = (Vector512.WidenUpper(even) * evenFactor) + (Vector512.WidenUpper(odd) * oddFactor);
            a += Vector512.WidenLower(lower);
            b += Vector512.WidenUpper(lower);
            c += Vector512.WidenLower(upper);
            d += Vector512.WidenUpper(upper);
        }
        Store(a, steps, scores);
        Store(b, steps[16..], scores[16..]);
        Store(c, steps[32..], scores[32..]);
        Store(d, steps[48..], scores[48..]);
    }

    private static void Store(Vector512<int> sums, ReadOnlySpan<float> steps, Span<float> scores) =>
        (Vector512.ConvertToSingle(sums) * Vector512.Create(steps)).CopyTo(scores);
}
