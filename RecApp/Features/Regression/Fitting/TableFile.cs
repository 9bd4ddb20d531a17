using RecApp.Tables;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Reads an uploaded CSV into numbers: separator, encoding and decimal sign are found out.</summary>
public static class TableFile
{
    /// <summary>How much is read.</summary>
    public static CsvLimits Limits { get; } = new(Bytes: 5 * 1024 * 1024, Rows: 50_000, Columns: 100, Cell: 200)
    {
        // An empty cell is one byte: two numbers in lists that grow by doubling, and one more in the table.
        MemoryPerByte = 30,
    };

    /// <summary>Reads a file as a stream.</summary>
    /// <exception cref="CsvRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static async Task<OwnTable> ReadAsync(string fileName, Stream file, CancellationToken cancellationToken)
    {
        await using var upload = await CsvUpload.OpenAsync(file, Limits, cancellationToken);
        if (upload.Headers.All(IsNumber))
            throw new CsvRefusedException("The first line holds numbers only; it has to name the columns.");
        ColumnReader[] columns = [.. upload.Names.Select(name => new ColumnReader(name, commasFirst: upload.Separator != ','))];
        while (await upload.ReadAsync(cancellationToken))
        {
            for (int column = 0; column < columns.Length; column++)
                columns[column].Add(upload[column]);
        }
        return upload.Rows == 0
            ? throw new CsvRefusedException("The file has a header but no rows.")
            : new(fileName, [.. columns.Select(column => column.ToColumn())], upload.Rows, upload.ShortRows);
    }

    private static bool IsNumber(string header) => NumberText.TryParse(header, decimalComma: false, out _) || NumberText.TryParse(header, decimalComma: true, out _);
}
