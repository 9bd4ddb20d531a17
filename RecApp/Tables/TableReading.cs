namespace RecApp.Tables;

/// <summary>What a person is told of how a file was understood.</summary>
/// <param name="FileName">As the browser names it.</param>
/// <param name="Format">How it is understood.</param>
/// <param name="Choices">What was said about it.</param>
/// <param name="Names">Names of the columns.</param>
/// <param name="Preview">The first rows.</param>
public sealed record TableReading(string FileName, TableFormat Format, TableChoices Choices, IReadOnlyList<string> Names, IReadOnlyList<string[]> Preview)
{
    /// <summary>How many rows are shown.</summary>
    public const int Previewed = 5;

    /// <summary>Rows that were read.</summary>
    public int Rows { get; init; }

    /// <summary>Rows that were not, and why.</summary>
    public IReadOnlyList<RowProblem> LeftOut { get; init; } = [];

    /// <summary>Numbers of the rows that were read, from 1 for the first under the header.</summary>
    public IEnumerable<int> RowNumbers => Enumerable.Range(1, Rows + LeftOut.Count).Except(LeftOut.Select(row => row.Row));

    /// <summary>Rows with fewer cells than the header; what lacks is blank.</summary>
    public int ShortRows { get; init; }

    /// <summary>How numbers are written; null where none were looked for.</summary>
    public NumberConvention? Numbers { get; init; }

    /// <summary>The same for people; may be blank.</summary>
    public string NumbersText { get; init; } = "";

    /// <summary>A number that can be read in two ways that are equally likely; to be asked before anything is computed.</summary>
    public string? Question { get; init; }

    /// <summary>The sentence above what came of the file.</summary>
    public string Summary => string.Join("; ", new[]
    {
        $"{(Rows > 0 ? $"{Counted(Rows, "row")}, " : "")}{Counted(Names.Count, "column")}",
        Format.Sheet is { } sheet ? $"from “{sheet}”" : "",
        Format.Kind switch { TableKind.Workbook => "a workbook", TableKind.Json => "JSON", _ => Format.SeparatorText },
        NumbersText,
        Format.Header switch { 0 => "no line names the columns", 1 => "", var line => $"names in line {line:N0}" },
        Format.HasRowNames ? "row names left aside" : "",
        Format.Encoding is { } encoding ? TextEncoding.LabelOf(encoding) : "",
        ShortRows > 0 ? $"{Counted(ShortRows, "row")} with fewer cells than the header" : "",
        LeftOut.Count > 0 ? $"{Counted(LeftOut.Count, "row")} left out" : "",
    }.Where(part => part.Length > 0));

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count:N0} {what}s";
}
