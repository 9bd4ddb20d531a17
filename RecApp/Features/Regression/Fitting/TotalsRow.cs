namespace RecApp.Features.Regression.Fitting;

/// <summary>The last row of many tables is none of their rows: it sums the others up.</summary>
internal static class TotalsRow
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "grand total", "sum", "all", "overall", "average", "mean", "gesamt", "summe", "mittelwert", "somme", "moyenne", "totale", "media", "suma", "promedio", "totaal",
    };

    /// <summary>Whether a cell names such a row.</summary>
    public static bool IsName(string cell) => Names.Contains(cell.Trim().TrimEnd(':'));

    /// <summary>Whether the last row has such a name, and a number that is the sum or the mean of those above it.</summary>
    /// <param name="row">Its cells.</param>
    /// <param name="columns">With the row as their last.</param>
    public static bool Is(string[] row, IReadOnlyList<ColumnReader> columns) => row.Any(IsName) && columns.Any(SumsUp);

    private static bool SumsUp(ColumnReader column)
    {
        double[] above = [.. column.Values.SkipLast(1).Where(double.IsFinite)];
        double said = column.Values[^1];
        if (above.Length < 2 || !double.IsFinite(said))
            return false;
        double sum = above.Sum(), scale = above.Sum(Math.Abs);
        // Rounded to as many digits as people show.
        return Math.Abs(said - sum) <= 1e-3 * scale || Math.Abs(said - (sum / above.Length)) <= 1e-3 * scale / above.Length;
    }
}
