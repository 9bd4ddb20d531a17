namespace RecApp.Learning.Linear;

/// <summary>Rows that have a feature or not, each feature with a scale of its own (compressed sparse rows).</summary>
/// <param name="Ends">[rows] where each row's columns end.</param>
/// <param name="Columns">Numbers of the features that the rows have, row after row.</param>
/// <param name="Scales">[features] the value of a feature where it is present.</param>
public sealed record BinaryRows(int[] Ends, int[] Columns, double[] Scales)
{
    public int Count => Ends.Length;

    /// <summary>The features that a row has.</summary>
    public ReadOnlySpan<int> Row(int row) => Columns.AsSpan(row == 0 ? 0 : Ends[row - 1], Ends[row] - (row == 0 ? 0 : Ends[row - 1]));

    /// <summary>The same features with other scales.</summary>
    public BinaryRows Scaled(double[] scales) => this with { Scales = scales };
}
