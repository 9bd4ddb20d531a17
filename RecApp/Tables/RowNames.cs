using System.Globalization;

namespace RecApp.Tables;

/// <summary>Knows the names or numbers that programs put in front of rows.</summary>
internal static class RowNames
{
    /// <summary>Whether rows have one cell more than the header, and what stands first names or numbers them: R writes tables so.</summary>
    /// <param name="header">Names of columns.</param>
    /// <param name="below">Rows under it.</param>
    public static bool AreUnnamed(string[] header, IReadOnlyList<string[]> below)
    {
        string[][] rows = [.. below.Where(row => row.Length > 1 || header.Length < 2)];
        if (rows.Length == 0 || !rows.All(row => row.Length == header.Length + 1 && row[0].Length > 0) || rows.All(row => row[^1].Length == 0))
            return false;
        string[] names = [.. rows.Select(row => row[0])];
        if (names.Distinct().Count() < names.Length)
            return false;
        // Numbers of rows only rise; others are values, of which a comma before the fraction made one cell too many.
        return !names.Any(IsNumber)
            || (names.All(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                && names.Zip(names.Skip(1)).All(pair => int.Parse(pair.First, CultureInfo.InvariantCulture) < int.Parse(pair.Second, CultureInfo.InvariantCulture)));
    }

    /// <summary>Whether the first column counts 0, 1, 2 … or 1, 2, 3 …</summary>
    public static bool IsIndex(IReadOnlyList<string[]> rows) =>
        rows.Count > 0 && int.TryParse(rows[0][0], NumberStyles.None, CultureInfo.InvariantCulture, out int start) && start is 0 or 1
        && rows.Index().All(row => row.Item[0] == (start + row.Index).ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a column has no name, or the one that pandas gives where it finds none.</summary>
    public static bool IsUnnamed(string name) => name.Length == 0 || name.StartsWith("Unnamed: ", StringComparison.Ordinal);

    private static bool IsNumber(string name) => NumberText.TryParse(name, NumberConvention.Points, out _) || NumberText.TryParse(name, NumberConvention.Commas, out _);
}
