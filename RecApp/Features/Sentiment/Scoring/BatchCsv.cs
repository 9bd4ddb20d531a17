using RecApp.Tables;

namespace RecApp.Features.Sentiment.Scoring;

/// <summary>Writes a judged file as CSV.</summary>
public static class BatchCsv
{
    /// <summary>A row for each review.</summary>
    public static byte[] Write(BatchResult result)
    {
        using CsvTable csv = new(["row", "label", "probability", "problem", "text"], withMark: true);
        foreach (var row in result.Rows)
            csv.Number(row.Number).Text(row.Label).Number(row.Probability is { } probability ? Math.Round(probability, 4) : null).Text(row.Problem).Text(row.Text).EndRow();
        return csv.ToArray();
    }
}
