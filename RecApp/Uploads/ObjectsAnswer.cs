using System.IO.Pipelines;
using System.Text.Json;
using CsvHelper;
using RecApp.Tables;

namespace RecApp.Uploads;

/// <summary>Writes a table as JSON, an object a row.</summary>
internal static class ObjectsAnswer
{
    // So many rows go out together.
    private const int Part = 500;

    /// <summary>Writes.</summary>
    /// <param name="output">Where to; it is not completed.</param>
    /// <param name="csv">The table.</param>
    /// <param name="isArray">Whether as one array; otherwise as lines.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task WriteAsync(PipeWriter output, byte[] csv, bool isArray, CancellationToken cancellationToken)
    {
        using var reader = CsvReader.Create(csv, new() { Separator = ',' });
        reader.ReadHeader();
        JsonEncodedText[] names = [.. reader.Headers.Select(name => JsonEncodedText.Encode(FormulaGuard.Original(name)))];
        await using Utf8JsonWriter writer = new(output);
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
                await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }
            else if (row % Part == 0)
                await writer.FlushAsync(cancellationToken);
        }
        if (isArray)
            writer.WriteEndArray();
        await writer.FlushAsync(cancellationToken);
    }

    private static void WriteCell(Utf8JsonWriter writer, JsonEncodedText name, string text)
    {
        if (text.Length == 0)
            writer.WriteNull(name);
        else if (AnswerCell.Number(text) is { } number)
            writer.WriteNumber(name, number);
        else
            writer.WriteString(name, FormulaGuard.Original(text));
    }
}
