namespace RecApp.Tables;

/// <summary>Cells of a CSV that people open in spreadsheets.</summary>
internal static class CsvCell
{
    /// <summary>A text in quotation marks, kept from being run as a formula.</summary>
    public static string Quoted(string text) => $"\"{FormulaGuard.Text(text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
