namespace RecApp.Tables;

/// <summary>Writes which rows of a file were not used, and why.</summary>
public static class LeftOutCsv
{
    /// <summary>As UTF-8.</summary>
    public static byte[] Write(IReadOnlyList<RowProblem> rows)
    {
        using CsvTable csv = new(["row", "why"]);
        foreach (var row in rows)
            csv.Number(row.Row).Text(row.Problem).EndRow();
        return csv.ToArray();
    }
}
