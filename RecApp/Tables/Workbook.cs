using System.Globalization;
using System.IO.Compression;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace RecApp.Tables;

/// <summary>A sheet of a workbook: .xlsx, .xlsb or .xls.</summary>
internal sealed class Workbook : ITableSource
{
    // XML takes more than the same cells as CSV.
    private const int Expansion = 6;

    // Times the cells of the largest table, for notes beside a table.
    private const long Sparseness = 4;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly int _sheet;

    static Workbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="content">The file.</param>
    /// <param name="limits">Of what it is unpacked to, several times the size allowed of a text.</param>
    /// <param name="sheet">Name of a sheet; the first with a cell otherwise.</param>
    /// <exception cref="FileRefusedException">It is damaged, empty, encrypted, or unpacks to far more than it should.</exception>
    public Workbook(ReadOnlyMemory<byte> content, TableLimits limits, string? sheet)
    {
        _content = content;
        RefuseBomb(content, limits.Bytes * Expansion);
        List<(string Name, bool IsEmpty, long Cells)> sheets = [];
        Guarded(() =>
        {
            using var reader = Open();
            do
                sheets.Add((reader.Name, reader.RowCount == 0 || reader.FieldCount == 0, (long)reader.RowCount * reader.FieldCount));
            while (reader.NextResult());
        });
        _sheet = sheets.FindIndex(one => one.Name == sheet);
        if (_sheet < 0)
            _sheet = Math.Max(0, sheets.FindIndex(one => !one.IsEmpty));
        if (sheets.All(one => one.IsEmpty))
            throw new FileRefusedException("The workbook has no cells.");
        if (sheets[_sheet].Cells > Sparseness * limits.Rows * limits.Columns)
            throw new FileRefusedException($"The sheet “{sheets[_sheet].Name}” has cells far away from each other, {sheets[_sheet].Cells:N0} with those between. Delete what is no part of the table.");
        Format = new(TableKind.Workbook, 0)
        {
            Sheets = sheets.Count > 1 ? [.. sheets.Where(one => !one.IsEmpty).Select(one => one.Name)] : [],
            Sheet = sheets.Count > 1 ? sheets[_sheet].Name : null,
        };
    }

    public TableFormat Format { get; }

    /// <summary>Whether a file is a workbook.</summary>
    public static bool IsOne(ReadOnlyMemory<byte> content)
    {
        var start = content.Span;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return true;
        if (!start.StartsWith("PK\u0003\u0004"u8))
            return false;
        try
        {
            using var archive = Archive(content);
            return archive.Entries.Any(entry => entry.FullName.StartsWith("xl/workbook", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            // Cut off, it still begins as one.
            return start[..Math.Min(start.Length, 4096)].IndexOf("[Content_Types].xml"u8) >= 0;
        }
    }

    public IEnumerable<TableRow> Rows()
    {
        using var reader = Open();
        for (int i = 0; i < _sheet; i++)
            reader.NextResult();
        bool isSetApart = false;
        for (int line = 1; Next(reader); line++)
        {
            string[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))];
            bool isBlank = cells.All(static cell => cell.Length == 0);
            if (!isBlank)
                yield return new(line, cells) { IsSetApart = isSetApart };
            isSetApart = isBlank;
        }
    }

    private static bool Next(IExcelDataReader reader)
    {
        bool more = false;
        Guarded(() => more = reader.Read());
        return more;
    }

    private static void Guarded(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidPasswordException)
        {
            throw new FileRefusedException("The workbook is protected by a password. Save it without one.");
        }
        catch (Exception error) when (error is ExcelReaderException or InvalidDataException or IOException or System.Xml.XmlException or FormatException or ArgumentException or IndexOutOfRangeException or NullReferenceException or OverflowException or InvalidOperationException or InvalidCastException)
        {
            throw new FileRefusedException("The workbook is damaged, or of a kind that can't be read. Save it as .xlsx or as CSV.");
        }
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}".Trim(),
    };

    private static void RefuseBomb(ReadOnlyMemory<byte> content, long most)
    {
        if (!content.Span.StartsWith("PK"u8))
            return;
        try
        {
            using var archive = Archive(content);
            var block = new byte[64 * 1024];
            long unpacked = 0;
            // Counted, for what an archive says of itself is not to be trusted.
            foreach (var entry in archive.Entries)
            {
                using var plain = entry.Open();
                for (int read; (read = plain.Read(block)) > 0;)
                {
                    if ((unpacked += read) > most)
                        throw new FileRefusedException($"The workbook unpacks to more than {most / (1024 * 1024):N0} MB. Take a part of it, or save it as CSV.");
                }
            }
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            throw new FileRefusedException("The workbook is damaged. Save it once more.");
        }
    }

    private static ZipArchive Archive(ReadOnlyMemory<byte> content) => new(Stream(content), ZipArchiveMode.Read);

    private static MemoryStream Stream(ReadOnlyMemory<byte> content) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(content, out var bytes) ? new(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new(content.ToArray(), writable: false);

    private IExcelDataReader Open()
    {
        IExcelDataReader? reader = null;
        Guarded(() => reader = ExcelReaderFactory.CreateReader(Stream(_content), new() { LeaveOpen = false }));
        return reader!;
    }
}
