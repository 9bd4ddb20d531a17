namespace RecApp.Learning.LinearAlgebra;

/// <summary>Sums of products of columns: how often, weighted, two items occur in the same row.</summary>
public static class WeightedGram
{
    /// <summary>Σ over rows of weight · row · rowᵀ, on all cores, the same bits whatever their number.</summary>
    /// <param name="rows">Item indices of each row, ascending.</param>
    /// <param name="weights">[rows].</param>
    /// <param name="items">How many items there are.</param>
    /// <returns>[items × items], symmetric.</returns>
    public static DenseMatrix Of(IReadOnlyList<int[]> rows, double[] weights, int items)
    {
        var gram = new DenseMatrix(items, items);
        int[][] rowsOf = RowsOf(rows, items);
        Parallel.For(0, items, item =>
        {
            var sums = gram.Row(item);
            foreach (int row in rowsOf[item])
            {
                double weight = weights[row];
                foreach (int other in rows[row])
                    sums[other] += weight;
            }
        });
        return gram;
    }

    private static int[][] RowsOf(IReadOnlyList<int[]> rows, int items)
    {
        var lists = Enumerable.Range(0, items).Select(_ => new List<int>()).ToArray();
        for (int row = 0; row < rows.Count; row++)
        {
            foreach (int item in rows[row])
                lists[item].Add(row);
        }
        return [.. lists.Select(list => list.ToArray())];
    }
}
