namespace RecApp.Learning.Trees;

/// <summary>Examples to learn from.</summary>
/// <param name="Columns">How many columns a row has.</param>
/// <param name="Values">[rows × columns], row after row.</param>
/// <param name="Labels">[rows] whether the row is what is looked for.</param>
/// <param name="Weights">[rows] positive weights.</param>
public sealed record TrainingTable(int Columns, float[] Values, bool[] Labels, float[] Weights)
{
    /// <summary>How many examples there are.</summary>
    public int Rows => Labels.Length;

    /// <summary>Puts tables of equal columns one after the other.</summary>
    public static TrainingTable Concatenate(IReadOnlyList<TrainingTable> tables) => new(
        tables.Count == 0 ? 0 : tables[0].Columns,
        Join(tables, table => table.Values),
        Join(tables, table => table.Labels),
        Join(tables, table => table.Weights));

    private static T[] Join<T>(IReadOnlyList<TrainingTable> tables, Func<TrainingTable, T[]> part)
    {
        var joined = new T[tables.Sum(table => part(table).Length)];
        int at = 0;
        foreach (var table in tables)
        {
            part(table).CopyTo(joined, at);
            at += part(table).Length;
        }
        return joined;
    }
}
