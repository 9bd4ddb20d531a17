using System.Globalization;
using System.Text;
using RecApp.Tables;

namespace RecApp.Features.Sentiment.Scoring;

/// <summary>Writes a judged file as CSV.</summary>
public static class BatchCsv
{
    /// <summary>UTF-8 with a byte order mark, without which spreadsheets take it for an older encoding.</summary>
    public static byte[] Write(BatchResult result)
    {
        using MemoryStream csv = new();
        using (StreamWriter writer = new(csv, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write("row,label,probability,problem,text\r\n");
            foreach (var row in result.Rows)
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{row.Number},{row.Label},{row.Probability:0.####},{Quoted(row.Problem ?? "")},{Quoted(row.Text)}\r\n"));
        }
        return csv.ToArray();
    }

    private static string Quoted(string text) => text.Length == 0 ? "" : FormulaGuard.Quoted(text);
}
