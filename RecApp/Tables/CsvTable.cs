using System.Globalization;
using CsvHelper;

namespace RecApp.Tables;

/// <summary>
/// Writes a table as CSV (RFC 4180, UTF-8) for a person's spreadsheet: texts that it would run as a formula get a leading quote, numbers have a
/// decimal point and all their digits.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly CsvWriter _writer;

    /// <param name="header">Names of the columns.</param>
    /// <param name="withMark">Whether to begin with a byte order mark, without which spreadsheets take it for an older encoding.</param>
    public CsvTable(IEnumerable<string> header, bool withMark = false)
    {
        _writer = CsvWriter.Create(_bytes, new() { NewLine = "\r\n", WriteByteOrderMark = withMark }, leaveOpen: true);
        foreach (string name in header)
            Text(name);
        EndRow();
    }

    /// <summary>Writes a cell of text; blank for null.</summary>
    public CsvTable Text(string? text)
    {
        _writer.WriteField(FormulaGuard.Text(text ?? ""));
        return this;
    }

    /// <summary>Writes a cell as somebody brought it: what is a number can't be a formula.</summary>
    public CsvTable Cell(string text)
    {
        if (text is ['-', ..] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value))
            _writer.WriteField(text);
        else
            Text(text);
        return this;
    }

    /// <summary>Writes so many blank cells.</summary>
    public CsvTable Blank(int cells)
    {
        for (; cells > 0; cells--)
            _writer.WriteField("");
        return this;
    }

    /// <summary>Writes a cell with a number; blank for what is none.</summary>
    public CsvTable Number(double? number)
    {
        _writer.WriteField(number is { } value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "");
        return this;
    }

    /// <summary>Ends a row; each has as many cells as the header.</summary>
    public void EndRow() => _writer.EndRecord();

    /// <summary>All that was written.</summary>
    public byte[] ToArray()
    {
        _writer.Flush();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _writer.Dispose();
        _bytes.Dispose();
    }
}
