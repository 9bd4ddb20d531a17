using System.Globalization;

namespace RecApp.Tables;

/// <summary>Finds where the table of a file begins, and whether its first row names the columns.</summary>
internal static class HeaderGuess
{
    private const int LongestName = 80;

    /// <summary>The first row of the table among rows read, and whether it is a header.</summary>
    /// <param name="rows">The beginning of the file; one or more.</param>
    /// <param name="isName">Whether whoever reads the file knows a column of that name.</param>
    public static (int First, bool IsHeader) Of(IReadOnlyList<TableRow> rows, Func<string, bool> isName)
    {
        string[][] cells = [.. rows.Select(row => row.Cells)];
        int width = SeparatorGuess.CommonWidth(cells.All(Remark.Is) ? cells : [.. cells.Where(row => !Remark.Is(row))]);
        int first = width < 2 ? 0 : First(cells, width, isName);
        // Lines above a table are set apart from it by a blank one.
        for (int i = first + 1; i < Math.Min(rows.Count - 1, first + 20); i++)
        {
            if (rows[i].IsSetApart && cells[i].Length == width && NamesNumbers(cells[i], cells[(i + 1)..], 0) is (true, _) && NamesNumbers(cells[i], cells[(first + 1)..i], 0) is (false, _))
                first = i;
        }
        return (first, IsHeader(Remark.Bare(cells[first], width), [.. cells[(first + 1)..].Where(row => row.Length >= width - 1)], isName));
    }

    // Titles and remarks above a table have fewer cells, or nothing in all but one.
    private static int First(string[][] rows, int width, Func<string, bool> isName)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            string[] row = rows[i], next = i + 1 < rows.Length ? rows[i + 1] : [];
            int filled = row.Count(cell => cell.Length > 0);
            bool isTitle = filled <= 1 && width > 2 && !row.Any(isName);
            bool isRemark = Remark.Is(row) && (row[0][0] == '@' || Remark.Bare(row, width).Length != width);
            bool isSpan = filled < row.Length && row.Any(IsValue) && next.Length == row.Length && next.All(static cell => cell.Length > 0 && !IsValue(cell)) && rows[(i + 2)..].Any(below => below.Any(IsValue));
            bool fits = row.Length >= width || RowNames.AreUnnamed(row, rows[(i + 1)..]) || IsOverNumbers(row, next);
            if (fits && !isTitle && !isRemark && !isSpan)
                return i;
        }
        return 0;
    }

    // Words straight above numbers name them, also where the rows have more cells.
    private static bool IsOverNumbers(string[] row, string[] next) =>
        row.Length > 1 && row.All(static cell => cell.Length > 0 && !IsValue(cell)) && next.Length > row.Length && next.Any(IsValue);

    private static bool IsHeader(string[] row, IReadOnlyList<string[]> below, Func<string, bool> isName)
    {
        string[] filled = [.. row.Where(cell => cell.Length > 0)];
        if (filled.Length > 2 && IsCount(row, below))
            return true;
        if (filled.Length == 0 || (filled.All(IsValue) && !IsYears(filled, row, below)))
            return false;
        if (filled.Any(isName))
            return true;
        int shift = below.Count > 0 && SeparatorGuess.CommonWidth(below) == row.Length + 1 ? 1 : 0;
        var (overNumbers, anyNumeric) = NamesNumbers(row, below, shift);
        // A word over numbers names them; a number over numbers is one of them, unless it is a year over something else.
        if (anyNumeric)
            return overNumbers || IsYears([.. filled.Where(IsValue)], row, below);
        return filled.All(cell => cell.Length <= LongestName && !IsContent(cell)) && filled.Length == filled.Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }

    // Whether a word of the row stands over a column of numbers, and whether there is such a column.
    private static (bool Names, bool Any) NamesNumbers(string[] row, IReadOnlyList<string[]> below, int shift)
    {
        bool names = false, any = false;
        for (int column = 0; column < row.Length; column++)
        {
            string[] values = [.. below.Select(cells => column + shift < cells.Length ? cells[column + shift] : "").Where(cell => !NumberText.IsMissing(cell))];
            bool isNumeric = values.Length > 0 && values.Count(IsValue) >= 0.8 * values.Length;
            any |= isNumeric;
            names |= isNumeric && !IsValue(row[column]);
        }
        return (names, any);
    }

    private static bool IsValue(string cell) =>
        NumberText.IsMissing(cell) || NumberText.TryParse(cell, NumberConvention.Points, out _) || NumberText.TryParse(cell, NumberConvention.Commas, out _);

    // 2019, 2020, 2021 over numbers that are no years.
    private static bool IsYears(string[] years, string[] row, IReadOnlyList<string[]> below) =>
        years.Length > 1 && years.All(IsYear) && years.Distinct().Count() == years.Length && below.Count > 0
        && Enumerable.Range(0, row.Length).Where(column => IsYear(row[column])).All(column => !below.Any(cells => column < cells.Length && IsYear(cells[column])));

    private static bool IsYear(string cell) => cell.Length == 4 && int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is > 1800 and < 2200;

    // Where nobody named the columns, pandas numbers them 0, 1, 2 …, and its rows too.
    private static bool IsCount(string[] row, IReadOnlyList<string[]> below)
    {
        bool hasIndex = row[0].Length == 0;
        string[] counted = hasIndex ? row[1..] : row;
        if (below.Count == 0 || counted.Index().Any(cell => cell.Item != cell.Index.ToString(CultureInfo.InvariantCulture)))
            return false;
        return hasIndex ? RowNames.IsIndex(below) : Enumerable.Range(0, row.Length).Any(column => below.All(cells => column < cells.Length && cells[column].Contains('.', StringComparison.Ordinal)));
    }

    // A sentence, a link or a date is content and no name.
    private static bool IsContent(string cell) =>
        cell[^1] is '.' or '!' or '…' || cell.Contains("://", StringComparison.Ordinal) || cell.StartsWith("spotify:", StringComparison.Ordinal) || cell.Count(letter => letter == ' ') >= 8
        || (char.IsAsciiDigit(cell[0]) && DateTime.TryParse(cell, CultureInfo.InvariantCulture, out _));
}
