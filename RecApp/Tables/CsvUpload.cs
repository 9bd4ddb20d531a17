using System.Text;
using CsvHelper;

namespace RecApp.Tables;

/// <summary>Streams the rows of an uploaded CSV: separator and encoding are found out, size and shape are bounded.</summary>
internal sealed class CsvUpload : IAsyncDisposable
{
    // A row of large cells; it keeps an unclosed quotation mark from swallowing the file.
    private const int LargestRow = 128 * 1024;

    private readonly CsvLimits _limits;
    private readonly Stream _content;
    private readonly CsvReader _reader;

    private CsvUpload(CsvLimits limits, Stream content, CsvReader reader) => (_limits, _content, _reader) = (limits, content, reader);

    /// <summary>Names of the columns as the header writes them, trimmed.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>The same, all different and none blank.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>What stands between cells.</summary>
    public char Separator => _reader.Separator;

    /// <summary>Rows read so far, the header not counted.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows so far with fewer cells than the header; what lacks is blank.</summary>
    public int ShortRows { get; private set; }

    /// <summary>A cell of the current row, trimmed; blank where the row is short.</summary>
    /// <exception cref="CsvRefusedException">The cell is longer than allowed.</exception>
    public string this[int column]
    {
        get
        {
            string text = column < _reader.FieldCount ? _reader.GetString(column).Trim() : "";
            return text.Length <= _limits.Cell
                ? text
                : throw new CsvRefusedException($"A cell in row {Rows:N0} is longer than {_limits.Cell:N0} characters. Is this another file, or is a quotation mark never closed?");
        }
    }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="CsvRefusedException">The file as a whole can't be read; the message tells a person why.</exception>
    public static async Task<CsvUpload> OpenAsync(Stream file, CsvLimits limits, CancellationToken cancellationToken)
    {
        var start = new byte[4096];
        var capped = new CappedStream(file, limits.Bytes);
        int length = await capped.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        var encoding = FileStart.Check(start.AsSpan(0, length));
        var content = new PrefixedStream(start.AsMemory(0, length), capped);
        var upload = new CsvUpload(limits, content, CsvReader.Create(content, new()
        {
            Encoding = encoding,
            Separator = FileStart.Separator(start.AsSpan(0, length), encoding),
            MaxRecordSize = LargestRow,
            IncludeValuesInExceptions = false,
        }));
        try
        {
            await GuardedAsync(async () =>
            {
                await upload._reader.ReadHeaderAsync(cancellationToken);
                return true;
            });
            upload.Headers = [.. upload._reader.Headers.Select(header => header.Trim())];
            upload.Names = Distinct(upload.Headers, limits);
            return upload;
        }
        catch
        {
            await upload.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    /// <exception cref="CsvRefusedException">The file is damaged, or larger than allowed.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        do
        {
            if (!await GuardedAsync(() => _reader.ReadAsync(cancellationToken).AsTask()))
                return false;
        }
        // A line with nothing but blanks ends many files.
        while (_reader.FieldCount == 1 && Names.Count > 1 && _reader.GetString(0).AsSpan().Trim().IsEmpty);
        if (++Rows > _limits.Rows)
            throw new CsvRefusedException($"The file has more than {_limits.Rows:N0} rows. Take a part of it.");
        if (_reader.FieldCount > Names.Count)
            throw new CsvRefusedException($"Row {Rows:N0} has {_reader.FieldCount} cells, the header {Names.Count}. Is the separator part of a value? Then put the value in quotation marks.");
        ShortRows += _reader.FieldCount < Names.Count ? 1 : 0;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _content.DisposeAsync();
    }

    private static async Task<bool> GuardedAsync(Func<Task<bool>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is CsvFormatException or InvalidDataException or DecoderFallbackException)
        {
            throw new CsvRefusedException("The file is damaged: a row is far too long, or a quotation mark is never closed.");
        }
    }

    private static string[] Distinct(IReadOnlyList<string> headers, CsvLimits limits)
    {
        if (headers.Count == 0)
            throw new CsvRefusedException("The file is empty.");
        if (headers.Count > limits.Columns)
            throw new CsvRefusedException($"The file has {headers.Count} columns; up to {limits.Columns} are read.");
        var names = new List<string>();
        foreach (var (place, header) in headers.Index())
        {
            string name = header.Length > 0 ? header[..Math.Min(header.Length, limits.Cell)] : $"column {place + 1}";
            string distinct = name;
            for (int copy = 2; names.Contains(distinct); copy++)
                distinct = $"{name} ({copy})";
            names.Add(distinct);
        }
        return [.. names];
    }
}

/// <summary>How much of an uploaded CSV is read.</summary>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Rows">Rows under the header.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Cell">Characters of a cell.</param>
public sealed record CsvLimits(long Bytes, int Rows, int Columns, int Cell) : UploadLimits(Bytes, Rows);

/// <summary>A file that can't be read as a whole; the message is meant for the person who uploaded it.</summary>
public sealed class CsvRefusedException(string message) : Exception(message);
