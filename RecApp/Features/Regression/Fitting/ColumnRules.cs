using System.Globalization;
using RecApp.Learning.LeastSquares;

namespace RecApp.Features.Regression.Fitting;

/// <summary>What a choice of columns must keep to, and how it is said when it doesn't.</summary>
internal static class ColumnRules
{
    /// <exception cref="FitRefusedException">A column can't take the part it was chosen for.</exception>
    public static void Check(OwnTable table, int target, IReadOnlyList<int> features)
    {
        if (target < 0 || target >= table.Columns.Count || features.Any(column => column < 0 || column >= table.Columns.Count))
            throw new FitRefusedException("A column is not part of the table. Choose again.");
        if (features.Count == 0)
            throw new FitRefusedException("Choose at least one feature.");
        if (features.Contains(target))
            throw new FitRefusedException($"“{table.Columns[target].Name}” is the target and can't be a feature too.");
        string[] problems =
        [
            .. features.Prepend(target).Select(column => table.Columns[column]).Where(column => !column.IsNumeric).Select(NotNumeric),
            .. features.Prepend(target).Select(column => table.Columns[column])
                .Where(column => column.Values.Any(value => Math.Abs(value) > LinearRegression.Largest))
                .Select(column => string.Create(CultureInfo.InvariantCulture, $"“{column.Name}” holds numbers beyond {LinearRegression.Largest:0E+0}; divide it by a power of ten.")),
        ];
        if (problems.Length > 0)
            throw new FitRefusedException(problems);
    }

    /// <exception cref="FitRefusedException">Too few rows are complete.</exception>
    public static void CheckRows(OwnTable table, int target, IReadOnlyList<int> features, int complete)
    {
        int needed = features.Count + 2;
        if (complete >= needed)
            return;
        var gaps = features.Append(target).Select(column => table.Columns[column]).MaxBy(column => column.Missing + column.Unreadable)!;
        string hint = complete < table.Rows ? $" Most are lost to “{gaps.Name}”: {gaps.Missing + gaps.Unreadable:N0} of its cells hold no number." : "";
        throw new FitRefusedException(
            $"{complete:N0} of {table.Rows:N0} rows are complete, and {features.Count:N0} features need at least {needed:N0}. Choose fewer features or bring more rows.{hint}");
    }

    /// <summary>Why a column carries nothing of its own.</summary>
    public static string Explain(ColumnDependence column, IReadOnlyList<string> names) => column.Kind switch
    {
        DependenceKind.Constant => $"“{names[column.Feature]}” is the same in every row. Leave it out.",
        DependenceKind.Duplicate => $"“{names[column.Feature]}” is equal to “{names[column.On[0]]}” in every row. Leave one of them out.",
        _ => $"“{names[column.Feature]}” follows exactly from {Listed(column.On, names)}, so its own part can't be told. Leave one of them out.",
    };

    private static string NotNumeric(OwnColumn column) => column.FirstUnreadable is { } cell
        ? $"“{column.Name}” is not made of numbers, as in row {cell.Row:N0}: “{cell.Text}”."
        : $"“{column.Name}” holds no numbers: all of its cells are empty.";

    private static string Listed(IReadOnlyList<int> columns, IReadOnlyList<string> names)
    {
        string[] quoted = [.. columns.Take(5).Select(column => $"“{names[column]}”")];
        return columns.Count > 5
            ? $"{string.Join(", ", quoted)} and {columns.Count - 5} more"
            : quoted.Length == 1 ? quoted[0] : $"{string.Join(", ", quoted[..^1])} and {quoted[^1]}";
    }
}
