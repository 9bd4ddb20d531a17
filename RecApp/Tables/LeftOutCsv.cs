using System.Globalization;
using CsvHelper;

namespace RecApp.Tables;

/// <summary>Writes which rows of a file were not used, and why.</summary>
public static class LeftOutCsv
{
    /// <summary>As UTF-8.</summary>
    public static byte[] Write(IReadOnlyList<RowProblem> rows)
    {
        using var bytes = new MemoryStream();
        using (var writer = CsvWriter.Create(bytes, new() { NewLine = "\r\n" }, leaveOpen: true))
        {
            writer.WriteHeader(["row", "why"]);
            foreach (var row in rows)
            {
                writer.WriteField(row.Row.ToString(CultureInfo.InvariantCulture));
                writer.WriteField(FormulaGuard.Text(row.Problem));
                writer.EndRecord();
            }
        }
        return bytes.ToArray();
    }
}
