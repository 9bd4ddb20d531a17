using System.Globalization;
using CsvHelper;
using RecApp.Text;

namespace RecApp.Tables;

/// <summary>Streams the rows of a delimited file, gzip-compressed when its name ends in <c>.gz</c>.</summary>
internal sealed class DelimitedFile : IDisposable
{
    private const int LongestShown = 80;

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
        var reader = CsvReader.Create(DataFile.OpenText(path), new()
        {
            Separator = delimiter,
            TrackLineNumbers = true,
            // Tab-separated files carry bare quotation marks in names.
            Mode = delimiter == '\t' ? CsvMode.NoEscape : CsvMode.Rfc4180,
        });
        string[] header = Header(path, reader);
        string[] missing = [.. columns.Where(name => !header.Contains(name))];
        if (missing.Length > 0)
        {
            reader.Dispose();
            throw new DataFileException($"{path}, line 1: expected a header with {string.Join(delimiter, columns)}; {string.Join(", ", missing)} is missing in '{string.Join(delimiter, header).Shortened(LongestShown)}'.");
        }
        return new(path, reader, columns, [.. columns.Select(name => Array.IndexOf(header, name))]);
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="DataFileException">The row has fewer fields than the columns need.</exception>
    public bool Read()
    {
        try
        {
            if (!_reader.Read())
                return false;
        }
        catch (CsvFormatException error)
        {
            throw new DataFileException($"{_path}, line {error.LineNumber}: expected fields separated by '{_reader.Separator}'; a quotation mark is open or misplaced.");
        }
        Rows++;
        return _reader.FieldCount > _lastColumn
            ? true
            : throw Error($"expected at least {_lastColumn + 1} fields, found {_reader.FieldCount}: is the line cut off?");
    }

    /// <summary>An error at the current row.</summary>
    /// <param name="what">What is wrong and what was expected.</param>
    public DataFileException Error(string what) => new($"{_path}, line {_reader.LineNumber}: {what}");

    /// <summary>A whole number.</summary>
    /// <exception cref="DataFileException">Anything else, also an empty field.</exception>
    public int Integer(int column) => int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw Error($"expected a whole number in column {_names[column]}, found '{this[column].Shortened(LongestShown)}'.");

    /// <summary>A number with a decimal point; null for an empty field.</summary>
    /// <exception cref="DataFileException">Anything else.</exception>
    public double? Number(int column)
    {
        string text = this[column];
        if (text.Length == 0)
            return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw Error($"expected a number in column {_names[column]}, found '{text.Shortened(LongestShown)}'.");
    }

    public void Dispose() => _reader.Dispose();

    private static string[] Header(string path, CsvReader reader)
    {
        try
        {
            return [.. reader.Headers.Select(name => name.Trim())];
        }
        catch (CsvFormatException)
        {
            throw new DataFileException($"{path}, line 1: expected a header.");
        }
    }
}
