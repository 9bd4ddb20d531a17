using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace RecApp.Tables;

/// <summary>Streams the rows of a delimited file, gzip-compressed when its name ends in <c>.gz</c>.</summary>
internal sealed class DelimitedFile : IDisposable
{
    private readonly string _path;
    private readonly CsvReader _reader;
    private readonly int[] _columns;
    private readonly int _lastColumn;
    private readonly string[] _names;

    private DelimitedFile(string path, CsvReader reader, string[] names, int[] columns)
    {
        _path = path;
        _reader = reader;
        _names = names;
        _columns = columns;
        _lastColumn = columns.Max();
    }

    /// <summary>Rows read so far, the header not counted.</summary>
    public int Rows { get; private set; }

    /// <summary>The field in the n-th of the columns asked for, trimmed.</summary>
    public string this[int column] => _reader.GetString(_columns[column]).Trim();

    /// <summary>Opens the file and finds the columns by name.</summary>
    /// <exception cref="DataFileException">The file or a column is missing.</exception>
    public static DelimitedFile Open(string path, char delimiter, params string[] columns)
    {
        if (!File.Exists(path))
            throw new DataFileException($"The file {path} is missing. Check the folder given with --data.");
        Stream stream = File.OpenRead(path);
        if (path.EndsWith(".gz", StringComparison.Ordinal))
            stream = new GZipStream(stream, CompressionMode.Decompress);
        var reader = CsvReader.Create(stream, new()
        {
            Separator = delimiter,
            // Tab-separated files carry bare quotation marks in names.
            Mode = delimiter == '\t' ? CsvMode.NoEscape : CsvMode.Rfc4180,
        });
        string[] header = [.. reader.Headers.Select(name => name.Trim())];
        string[] missing = [.. columns.Where(name => !header.Contains(name))];
        if (missing.Length > 0)
            throw new DataFileException($"The file {path} lacks the columns {string.Join(", ", missing)}; it has {string.Join(", ", header)}.");
        return new(path, reader, columns, [.. columns.Select(name => Array.IndexOf(header, name))]);
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="DataFileException">The row has fewer fields than the columns need.</exception>
    public bool Read()
    {
        if (!_reader.Read())
            return false;
        Rows++;
        if (_reader.FieldCount <= _lastColumn)
            throw new DataFileException($"Row {Rows} of {_path} has only {_reader.FieldCount} fields.");
        return true;
    }

    /// <summary>A number with a decimal point; null for an empty field.</summary>
    /// <exception cref="DataFileException">Anything else.</exception>
    public double? Number(int column)
    {
        string text = this[column];
        if (text.Length == 0)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw new DataFileException($"Row {Rows} of {_path}: '{text}' in column {_names[column]} is not a number.");
    }

    public void Dispose() => _reader.Dispose();
}
