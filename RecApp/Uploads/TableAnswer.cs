using RecApp.Tables;

namespace RecApp.Uploads;

/// <summary>Writes a table with its predictions in the format that a program asks for.</summary>
internal static class TableAnswer
{
    public const string Csv = "text/csv";
    public const string Json = "application/json";
    public const string JsonLines = "application/x-ndjson";

    public const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // A header is no place for more.
    private const int MostNamed = 200;

    /// <summary>Answers; the header Recapp-Reading says how the table was understood, Recapp-Prediction-Id under which id it is recorded,
    /// and Recapp-Rows-Left-Out, where there are such, the numbers of the first rows that could not be read.</summary>
    public static async Task WriteAsync(HttpContext context, ScoredCsv scored)
    {
        var response = context.Response;
        response.Headers["Recapp-Reading"] = HeaderText(scored.Reading.Summary);
        if (scored.PredictionId is { } id)
            response.Headers["Recapp-Prediction-Id"] = id.ToString();
        if (scored.Reading.LeftOut is { Count: > 0 } leftOut)
            response.Headers["Recapp-Rows-Left-Out"] = string.Join(", ", leftOut.Take(MostNamed).Select(row => row.Row));
        string format = Format(context.Request);
        response.ContentType = format == Spreadsheet ? format : $"{format}; charset=utf-8";
        await (format switch
        {
            Csv => response.Body.WriteAsync(scored.Csv, context.RequestAborted).AsTask(),
            Spreadsheet => SpreadsheetAnswer.WriteAsync(response.Body, scored.Csv, context.RequestAborted),
            _ => ObjectsAnswer.WriteAsync(response.BodyWriter, scored.Csv, isArray: format == Json, context.RequestAborted),
        });
    }

    // Of a sheet's name, what a header can't hold is written as in an address.
    private static string HeaderText(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value is >= ' ' and <= '~' and not '%' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static string Format(HttpRequest request) =>
        request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).Select(type => type.MediaType.Value?.ToLowerInvariant()).Select(static type => type switch
        {
            JsonLines or "application/jsonl" => JsonLines,
            Json or Spreadsheet => type,
            Csv or "text/*" => Csv,
            _ => null,
        }).FirstOrDefault(format => format is not null) ?? Csv;
}
