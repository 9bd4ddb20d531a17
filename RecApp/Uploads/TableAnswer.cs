using System.Globalization;
using System.Text.Json;
using CsvHelper;
using RecApp.Tables;

namespace RecApp.Uploads;

/// <summary>Writes a table with its predictions in the format that a program asks for.</summary>
internal static class TableAnswer
{
    public const string Csv = "text/csv";
    public const string Json = "application/json";
    public const string JsonLines = "application/x-ndjson";

    // So many rows go out together.
    private const int Part = 500;

    /// <summary>Answers; the header Recapp-Reading says how the table was understood, and Recapp-Prediction-Id under which id it is recorded.</summary>
    public static async Task WriteAsync(HttpContext context, ScoredCsv scored)
    {
        var response = context.Response;
        response.Headers["Recapp-Reading"] = HeaderText(scored.Reading.Summary);
        if (scored.PredictionId is { } id)
            response.Headers["Recapp-Prediction-Id"] = id.ToString();
        string format = Format(context.Request);
        if (format == Csv)
        {
            response.ContentType = $"{Csv}; charset=utf-8";
            await response.Body.WriteAsync(scored.Csv, context.RequestAborted);
            return;
        }
        response.ContentType = $"{format}; charset=utf-8";
        await WriteObjectsAsync(response, scored.Csv, isArray: format == Json, context.RequestAborted);
    }

    // Of a sheet's name, what a header can't hold is written as in an address.
    private static string HeaderText(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value is >= ' ' and <= '~' and not '%' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    private static string Format(HttpRequest request) =>
        request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1).Select(type => type.MediaType.Value?.ToLowerInvariant()).Select(type => type switch
        {
            JsonLines or "application/jsonl" => JsonLines,
            Json => Json,
            Csv or "text/*" => Csv,
            _ => null,
        }).FirstOrDefault(format => format is not null) ?? Csv;

    private static async Task WriteObjectsAsync(HttpResponse response, byte[] csv, bool isArray, CancellationToken cancellationToken)
    {
        using var reader = CsvReader.Create(csv, new() { Separator = ',' });
        reader.ReadHeader();
        JsonEncodedText[] names = [.. reader.Headers.Select(name => JsonEncodedText.Encode(FormulaGuard.Original(name)))];
        await using Utf8JsonWriter writer = new(response.BodyWriter);
        if (isArray)
            writer.WriteStartArray();
        for (int row = 1; reader.Read(); row++)
        {
            writer.WriteStartObject();
            for (int column = 0; column < names.Length; column++)
                WriteCell(writer, names[column], reader.GetString(column));
            writer.WriteEndObject();
            if (!isArray)
            {
                await writer.FlushAsync(cancellationToken);
                writer.Reset();
                await response.BodyWriter.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }
            else if (row % Part == 0)
                await writer.FlushAsync(cancellationToken);
        }
        if (isArray)
            writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken);
    }

    // A number that is written as numbers are; 0101 is a code.
    private static void WriteCell(Utf8JsonWriter writer, JsonEncodedText name, string text)
    {
        if (text.Length == 0)
            writer.WriteNull(name);
        else if (text[0] is '-' or (>= '0' and <= '9') && !(text.Length > 1 && text[0] == '0' && text[1] != '.')
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && text.Length < 18)
            writer.WriteNumber(name, number);
        else
            writer.WriteString(name, FormulaGuard.Original(text));
    }
}
