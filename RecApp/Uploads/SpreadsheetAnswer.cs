using System.Buffers;
using CsvHelper;
using Microsoft.AspNetCore.WebUtilities;
using RecApp.Tables;
using SpreadCheetah;

namespace RecApp.Uploads;

/// <summary>Writes a table as a workbook (.xlsx) of one sheet.</summary>
internal static class SpreadsheetAnswer
{
    // A cell of a workbook holds no more.
    private const int Longest = 32_767;

    // Letters that XML has no way to write.
    private static readonly SearchValues<char> Unwritable = SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code).Except("\t\n\r"), '\uFFFE', '\uFFFF']);

    /// <summary>Writes; texts are never run as formulas.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="csv">The table.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async Task WriteAsync(Stream output, byte[] csv, CancellationToken cancellationToken)
    {
        // An archive's entries are closed by writes that wait, which a slow reader must not hold up.
        await using FileBufferingWriteStream buffer = new();
        await WriteWorkbookAsync(buffer, csv, cancellationToken);
        await buffer.DrainBufferAsync(output, cancellationToken);
    }

    private static async Task WriteWorkbookAsync(Stream output, byte[] csv, CancellationToken cancellationToken)
    {
        using var reader = CsvReader.Create(csv, new() { Separator = ',' });
        reader.ReadHeader();
        await using var workbook = await Spreadsheet.CreateNewAsync(output, cancellationToken: cancellationToken);
        await workbook.StartWorksheetAsync("Predictions", token: cancellationToken);
        DataCell[] cells = [.. reader.Headers.Select(static name => new DataCell(Text(name)))];
        await workbook.AddRowAsync(cells, cancellationToken);
        while (reader.Read())
        {
            for (int column = 0; column < cells.Length; column++)
                cells[column] = Cell(reader.GetString(column));
            await workbook.AddRowAsync(cells, cancellationToken);
        }
        await workbook.FinishAsync(cancellationToken);
    }

    private static DataCell Cell(string text) =>
        text.Length == 0 ? default : AnswerCell.Number(text) is { } number ? new(number) : new(Text(text));

    private static string Text(string guarded)
    {
        string text = FormulaGuard.Original(guarded);
        if (text.AsSpan().ContainsAny(Unwritable))
            text = string.Concat(text.Where(static letter => !Unwritable.Contains(letter)));
        return text.Length <= Longest ? text : $"{text.AsSpan(0, Longest - 1)}…";
    }
}
