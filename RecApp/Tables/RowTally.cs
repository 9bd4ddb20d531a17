namespace RecApp.Tables;

/// <summary>What became of the rows of a file that were gone through.</summary>
public sealed class RowTally
{
    /// <summary>Rows that were not used, and why.</summary>
    public List<RowProblem> LeftOut { get; } = [];

    /// <summary>Rows with fewer cells than the header; what lacks is blank.</summary>
    public int Short { get; set; }
}
