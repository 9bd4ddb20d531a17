using System.Globalization;

namespace RecApp.Tables;

/// <summary>Finds where the table of a file begins, and whether its first row names the columns.</summary>
internal static class HeaderGuess
{
    private const int LongestName = 80;

    /// <summary>The first row of the table among rows read, and whether it is a header.</summary>
    /// <param name="rows">The beginning of the file; one or more.</param>
    /// <param name="isName">Whether whoever reads the file knows a column of that name.</param>
    public static (int First, bool IsHeader) Of(IReadOnlyList<string[]> rows, Func<string, bool> isName)
    {
        int width = SeparatorGuess.CommonWidth(rows);
        int first = First(rows, width, isName);
        return (first, IsHeader(rows[first], [.. rows.Skip(first + 1).Where(row => row.Length >= width - 1)], isName));
    }

    // Titles and remarks above a table have fewer cells, or nothing in all but one.
    private static int First(IReadOnlyList<string[]> rows, int width, Func<string, bool> isName)
    {
        if (width < 2)
            return 0;
        for (int i = 0; i < rows.Count; i++)
        {
            string[] row = rows[i];
            int filled = row.Count(cell => cell.Length > 0);
            bool isTitle = filled <= 1 && width > 2 && !row.Any(isName);
            bool isComment = row[0].StartsWith('#') && row[0].Length > 1 && row.Length < width;
            // One cell less than the rows: nothing names the row names.
            bool fits = row.Length >= width || (row.Length == width - 1 && i + 1 < rows.Count && rows[i + 1].Length == width);
            if (fits && !isTitle && !isComment)
                return i;
        }
        return 0;
    }

    private static bool IsHeader(string[] row, IReadOnlyList<string[]> below, Func<string, bool> isName)
    {
        string[] filled = [.. row.Where(cell => cell.Length > 0)];
        if (filled.Length == 0 || filled.All(IsValue))
            return false;
        if (filled.Any(isName))
            return true;
        int shift = below.Count > 0 && SeparatorGuess.CommonWidth(below) == row.Length + 1 ? 1 : 0;
        bool anyNumeric = false, overNumbers = false;
        for (int column = 0; column < row.Length; column++)
        {
            string[] values = [.. below.Select(cells => column + shift < cells.Length ? cells[column + shift] : "").Where(cell => !NumberText.IsMissing(cell))];
            bool isNumeric = values.Length > 0 && values.Count(IsValue) >= 0.8 * values.Length;
            anyNumeric |= isNumeric;
            overNumbers |= isNumeric && !IsValue(row[column]);
        }
        // A word over numbers names them; a number over numbers is one of them, unless they are years over something else.
        if (anyNumeric)
            return overNumbers || AreYears(row);
        return filled.All(cell => cell.Length <= LongestName && !IsContent(cell)) && filled.Length == filled.Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }

    private static bool IsValue(string cell) =>
        NumberText.IsMissing(cell) || NumberText.TryParse(cell, NumberConvention.Points, out _) || NumberText.TryParse(cell, NumberConvention.Commas, out _);

    private static bool AreYears(string[] row) =>
        row.Length > 2 && row[0].Length > 0 && !IsValue(row[0]) && row.Skip(1).All(cell => cell.Length == 4 && int.TryParse(cell, CultureInfo.InvariantCulture, out int year) && year is > 1800 and < 2200)
        && row.Skip(1).Distinct().Count() == row.Length - 1;

    // A sentence, a link or a date is content and no name.
    private static bool IsContent(string cell) =>
        cell[^1] is '.' or '!' or '…' || cell.Contains("://", StringComparison.Ordinal) || cell.StartsWith("spotify:", StringComparison.Ordinal) || cell.Count(letter => letter == ' ') >= 8
        || (char.IsAsciiDigit(cell[0]) && DateTime.TryParse(cell, CultureInfo.InvariantCulture, out _));
}
