using RecApp.Tables;

namespace RecApp.Features.Regression.Fitting;

/// <summary>Reads an uploaded table into numbers.</summary>
public static class OwnTableReader
{
    /// <summary>How much is read.</summary>
    public static TableLimits Limits { get; } = new(Bytes: 5 * 1024 * 1024, Rows: 50_000, Columns: 100, Cell: 200)
    {
        // An empty cell is one byte: a number in a list that grows by doubling, and one more in the table.
        MemoryPerByte = 30,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="upload">The file, with what was said about it.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="FileRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    /// <exception cref="TableUnclearException">Its numbers can be read in two ways.</exception>
    public static OwnTable Read(TableUpload upload, CancellationToken cancellationToken)
    {
        string fileName = upload.FileName;
        var file = TableFile.Open(upload.Content, Limits, upload.Choices);
        var evidence = file.Evidence(null, cancellationToken);
        var convention = file.ClearConvention(fileName, evidence);
        ColumnReader[] columns = [.. file.Names.Select(name => new ColumnReader(name, convention))];
        RowTally tally = new();
        int rows = 0;
        string[]? last = null;
        foreach (var (_, cells) in file.Rows(tally, cancellationToken))
        {
            for (int column = 0; column < columns.Length; column++)
                columns[column].Add(cells[column]);
            rows++;
            last = cells;
        }
        if (last is not null && rows > 2 && TotalsRow.Is(last, columns))
        {
            tally.LeftOut.Add(new(rows + tally.LeftOut.Count, $"“{last.First(TotalsRow.IsName)}” sums up the rows above."));
            foreach (var column in columns)
                column.RemoveLast();
            rows--;
        }
        return rows == 0
            ? throw new FileRefusedException(file.Format.Header > 0 ? "The file has a header but no rows." : "The file has no rows.")
            : new(fileName, [.. columns.Select(column => column.ToColumn())], rows, file.Reading(fileName, rows, evidence, tally));
    }
}
