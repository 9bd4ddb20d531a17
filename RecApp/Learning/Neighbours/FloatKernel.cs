using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RecApp.Learning.Neighbours;

/// <summary>
/// Inner products of queries with the 64 rows of a panel. Both forms add in the order of the dimensions, so that a query has the
/// same scores alone as in a batch.
/// </summary>
internal static class FloatKernel
{
    /// <summary>Queries whose sums fit into the registers together.</summary>
    public const int Queries = 4;

    private const int Rows = Panels<float>.Rows;

    /// <summary>One query.</summary>
    /// <param name="panel">[dimensions × 64].</param>
    /// <param name="query">[dimensions].</param>
    /// <param name="scores">Receives [64].</param>
    public static void One(ReadOnlySpan<float> panel, ReadOnlySpan<float> query, Span<float> scores)
    {
        ref float rows = ref MemoryMarshal.GetReference(panel);
        Vector512<float> a = default, b = default, c = default, d = default;
        nuint at = 0;
        foreach (float value in query)
        {
            var factor = Vector512.Create(value);
            a = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, at), factor, a);
            b = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, at + 16), factor, b);
            c = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, at + 32), factor, c);
            d = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref rows, at + 48), factor, d);
            at += Rows;
        }
        Store(a, b, c, d, scores);
    }

    /// <summary>Four queries: every number of the panel is loaded once for all of them.</summary>
    /// <param name="panel">[dimensions × 64].</param>
    /// <param name="queries">[4 × dimensions].</param>
    /// <param name="scores">Receives [4 × 64].</param>
    public static void Four(ReadOnlySpan<float> panel, ReadOnlySpan<float> queries, Span<float> scores)
    {
        ref float rows = ref MemoryMarshal.GetReference(panel);
        int dimensions = queries.Length / Queries;
        var first = queries[..dimensions];
        var second = queries.Slice(dimensions, first.Length);
        var third = queries.Slice(2 * dimensions, first.Length);
        var fourth = queries.Slice(3 * dimensions, first.Length);
        Vector512<float> a1 = default, b1 = default, c1 = default, d1 = default;
        Vector512<float> a2 = default, b2 = default, c2 = default, d2 = default;
        Vector512<float> a3 = default, b3 = default, c3 = default, d3 = default;
        Vector512<float> a4 = default, b4 = default, c4 = default, d4 = default;
        nuint at = 0;
        for (int i = 0; i < first.Length; i++, at += Rows)
        {
            var a = Vector512.LoadUnsafe(ref rows, at);
            var b = Vector512.LoadUnsafe(ref rows, at + 16);
            var c = Vector512.LoadUnsafe(ref rows, at + 32);
            var d = Vector512.LoadUnsafe(ref rows, at + 48);
            var factor = Vector512.Create(first[i]);
            a1 = Vector512.FusedMultiplyAdd(a, factor, a1);
            b1 = Vector512.FusedMultiplyAdd(b, factor, b1);
            c1 = Vector512.FusedMultiplyAdd(c, factor, c1);
            d1 = Vector512.FusedMultiplyAdd(d, factor, d1);
            factor = Vector512.Create(second[i]);
            a2 = Vector512.FusedMultiplyAdd(a, factor, a2);
            b2 = Vector512.FusedMultiplyAdd(b, factor, b2);
            c2 = Vector512.FusedMultiplyAdd(c, factor, c2);
            d2 = Vector512.FusedMultiplyAdd(d, factor, d2);
            factor = Vector512.Create(third[i]);
            a3 = Vector512.FusedMultiplyAdd(a, factor, a3);
            b3 = Vector512.FusedMultiplyAdd(b, factor, b3);
            c3 = Vector512.FusedMultiplyAdd(c, factor, c3);
            d3 = Vector512.FusedMultiplyAdd(d, factor, d3);
            factor = Vector512.Create(fourth[i]);
            a4 = Vector512.FusedMultiplyAdd(a, factor, a4);
            b4 = Vector512.FusedMultiplyAdd(b, factor, b4);
            c4 = Vector512.FusedMultiplyAdd(c, factor, c4);
            d4 = Vector512.FusedMultiplyAdd(d, factor, d4);
        }
        Store(a1, b1, c1, d1, scores[..Rows]);
        Store(a2, b2, c2, d2, scores.Slice(Rows, Rows));
        Store(a3, b3, c3, d3, scores.Slice(2 * Rows, Rows));
        Store(a4, b4, c4, d4, scores.Slice(3 * Rows, Rows));
    }

    private static void Store(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, Span<float> scores)
    {
        a.CopyTo(scores);
        b.CopyTo(scores[16..]);
        c.CopyTo(scores[32..]);
        d.CopyTo(scores[48..]);
    }
}
