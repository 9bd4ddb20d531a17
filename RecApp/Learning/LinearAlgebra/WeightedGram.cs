namespace RecApp.Learning.LinearAlgebra;

/// <summary>Sums of products of columns: how often, weighted, two items occur in the same row.</summary>
public static class WeightedGram
{
    /// <summary>leftᵀ · diagonal(weights) · right, on all cores; the same bits whatever their number.</summary>
    /// <param name="left">[rows × items].</param>
    /// <param name="right">[rows × items].</param>
    /// <param name="weights">[rows].</param>
    /// <param name="items">How many items there are.</param>
    /// <returns>[items × items].</returns>
    public static DenseMatrix Of(SparseRows left, SparseRows right, double[] weights, int items)
    {
        var gram = new DenseMatrix(items, items);
        var rowsOf = left.Transposed(items);
        Parallel.For(0, items, item =>
        {
            var sums = gram.Row(item);
            var rows = rowsOf.Columns(item);
            var factors = rowsOf.Values(item);
            for (int i = 0; i < rows.Length; i++)
            {
                double factor = factors[i] * weights[rows[i]];
                var others = right.Columns(rows[i]);
                var values = right.Values(rows[i]);
                for (int j = 0; j < others.Length; j++)
                    sums[others[j]] += factor * values[j];
            }
        });
        return gram;
    }
}
