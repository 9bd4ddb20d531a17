using System.Text;
using CsvHelper;
using RecApp.Tables;

namespace RecApp.Features.Regression.Own;

/// <summary>Reads an uploaded CSV into numbers: separator, encoding and decimal sign are found out.</summary>
public static class TableFile
{
    /// <summary>Largest file read, in bytes.</summary>
    public const long MaximumBytes = 5 * 1024 * 1024;

    /// <summary>Most rows read.</summary>
    public const int MaximumRows = 50_000;

    /// <summary>Most columns read.</summary>
    public const int MaximumColumns = 100;

    /// <summary>Longest cell read, in characters.</summary>
    public const int MaximumCell = 200;

    // A row of the largest cells; it keeps an unclosed quotation mark from swallowing the file.
    private const int LargestRow = 128 * 1024;

    /// <summary>Reads a file as a stream.</summary>
    /// <exception cref="CsvRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static async Task<OwnTable> ReadAsync(string fileName, Stream file, CancellationToken cancellationToken)
    {
        var start = new byte[4096];
        await using var capped = new CappedStream(file, MaximumBytes);
        int length = await capped.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var encoding = FileStart.Check(start.AsSpan(0, length));
        await using var whole = new PrefixedStream(start.AsMemory(0, length), capped);
        await using var reader = CsvReader.Create(whole, new()
        {
            Encoding = encoding,
            Separator = FileStart.Separator(start.AsSpan(0, length), encoding),
            MaxRecordSize = LargestRow,
            IncludeValuesInExceptions = false,
        });
        try
        {
            return await ReadRowsAsync(fileName, reader, cancellationToken);
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException or DecoderFallbackException)
        {
            throw new CsvRefusedException("The file is damaged: a row is far too long, or a quotation mark is never closed.");
        }
    }

    private static async Task<OwnTable> ReadRowsAsync(string fileName, CsvReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadHeaderAsync(cancellationToken);
        ColumnReader[] columns = [.. Names([.. reader.Headers]).Select(name => new ColumnReader(name, commasFirst: reader.Separator != ','))];
        int rows = 0, shortRows = 0;
        while (await reader.ReadAsync(cancellationToken))
        {
            // A line with nothing but blanks ends many files.
            if (reader.FieldCount == 1 && columns.Length > 1 && reader.GetString(0).AsSpan().Trim().IsEmpty)
                continue;
            if (++rows > MaximumRows)
                throw new CsvRefusedException($"The file has more than {MaximumRows:N0} rows. Take a part of it.");
            if (reader.FieldCount > columns.Length)
                throw new CsvRefusedException($"Row {rows:N0} has {reader.FieldCount} cells, the header {columns.Length}. Is the separator part of a value? Then put the value in quotation marks.");
            shortRows += reader.FieldCount < columns.Length ? 1 : 0;
            for (int column = 0; column < columns.Length; column++)
                columns[column].Add(Cell(reader, column, rows));
        }
        return rows == 0
            ? throw new CsvRefusedException("The file has a header but no rows.")
            : new(fileName, [.. columns.Select(column => column.ToColumn())], rows, shortRows);
    }

    private static string Cell(CsvReader reader, int column, int row)
    {
        string text = column < reader.FieldCount ? reader.GetString(column).Trim() : "";
        return text.Length <= MaximumCell ? text : throw new CsvRefusedException($"A cell in row {row:N0} is longer than {MaximumCell} characters; this table is not made of numbers.");
    }

    private static string[] Names(string[] headers)
    {
        if (headers.Length == 0)
            throw new CsvRefusedException("The file is empty.");
        if (headers.Length > MaximumColumns)
            throw new CsvRefusedException($"The file has {headers.Length} columns; up to {MaximumColumns} are read.");
        if (headers.All(header => NumberText.TryParse(header.Trim(), decimalComma: false, out _) || NumberText.TryParse(header.Trim(), decimalComma: true, out _)))
            throw new CsvRefusedException("The first line holds numbers only; it has to name the columns.");
        var names = new List<string>();
        foreach (var (place, header) in headers.Index())
        {
            string name = header.Trim() is { Length: > 0 } given ? given[..Math.Min(given.Length, MaximumCell)] : $"column {place + 1}";
            string distinct = name;
            for (int copy = 2; names.Contains(distinct); copy++)
                distinct = $"{name} ({copy})";
            names.Add(distinct);
        }
        return [.. names];
    }
}
