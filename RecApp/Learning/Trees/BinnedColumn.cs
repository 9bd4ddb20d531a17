namespace RecApp.Learning.Trees;

/// <summary>
/// A column's values as numbers of bins: a row is in bin b when its value is above edge b - 1 and not above edge b.
/// The smallest value has a bin of its own, since most of a sparse column is one value; the other edges are quantiles.
/// </summary>
internal sealed class BinnedColumn
{
    // Quantiles of a seventh of the rows are as good, and sorting is then cheap.
    private const int SampleStep = 7;

    private BinnedColumn(float[] edges, byte[] bins) => (Edges, Bins) = (edges, bins);

    /// <summary>Ascending, each once; values above the last edge are in the bin after it.</summary>
    public float[] Edges { get; }

    /// <summary>[rows].</summary>
    public byte[] Bins { get; }

    public static BinnedColumn Of(TrainingTable table, int column, int bins)
    {
        float[] edges = FindEdges(table, column, bins);
        var numbers = new byte[table.Rows];
        for (int row = 0; row < numbers.Length; row++)
            numbers[row] = (byte)FirstNotBelow(edges, table.Values[row * table.Columns + column]);
        return new(edges, numbers);
    }

    private static float[] FindEdges(TrainingTable table, int column, int bins)
    {
        int step = table.Rows > SampleStep * 1000 ? SampleStep : 1;
        var sample = new float[(table.Rows + step - 1) / step];
        for (int i = 0; i < sample.Length; i++)
            sample[i] = table.Values[i * step * table.Columns + column];
        Array.Sort(sample);
        int smallest = 1;
        while (smallest < sample.Length && sample[smallest] == sample[0])
            smallest++;
        var others = sample.AsSpan(smallest);
        var edges = new SortedSet<float> { sample[0] };
        for (int i = 0; i < bins - 2 && others.Length > 0; i++)
            edges.Add(others[(int)((long)i * others.Length / (bins - 2))]);
        return [.. edges];
    }

    private static int FirstNotBelow(float[] edges, float value)
    {
        int low = 0, high = edges.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (edges[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
