namespace RecApp.Tables;

/// <summary>A row with its cells.</summary>
/// <param name="Number">From 1: of a source the line where the row begins, of a table its place under the header.</param>
/// <param name="Cells">Trimmed.</param>
public readonly record struct TableRow(int Number, string[] Cells)
{
    /// <summary>Whether a blank line stands above it in its source.</summary>
    public bool IsSetApart { get; init; }
}
