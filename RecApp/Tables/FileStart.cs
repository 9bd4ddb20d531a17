using System.Text;

namespace RecApp.Tables;

/// <summary>Looks at the first bytes of an upload: a file's name and stated type prove nothing.</summary>
internal static class FileStart
{
    private static readonly (byte[] Bytes, string What)[] Magic =
    [
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive"),
        ("PK\u0005\u0006"u8.ToArray(), "an empty zip archive"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ("%PDF"u8.ToArray(), "a PDF"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
        ("GIF8"u8.ToArray(), "a picture"),
        ("RIFF"u8.ToArray(), "a picture or a sound"),
        ("PAR1"u8.ToArray(), "a Parquet file"),
        ("SQLite format 3"u8.ToArray(), "a database"),
        ("<stata_dta>"u8.ToArray(), "a Stata file"),
        ("$FL"u8.ToArray(), "an SPSS file"),
        ([0x93, .. "NUMPY"u8], "a NumPy array"),
        ([0x89, .. "HDF"u8], "an HDF5 file"),
        ("{\\rtf"u8.ToArray(), "a text document"),
    ];

    private static readonly string[] Pages = ["<!doctype", "<html", "<table", "<?xml", "<head", "<body"];

    /// <summary>Refuses what is no text, whatever its name says.</summary>
    /// <exception cref="FileRefusedException">The file is of another kind; the message names it.</exception>
    public static void Refuse(ReadOnlySpan<byte> start)
    {
        var text = start.TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\r', (byte)'\n']);
        foreach (string page in Pages)
        {
            if (text.Length >= page.Length && Ascii.EqualsIgnoreCase(text[..page.Length], page))
                throw new FileRefusedException("This is a web page or XML, not a table. Copy the table out of it and paste it, or open it in a spreadsheet and save it as CSV.");
        }
        foreach (var (bytes, what) in Magic)
        {
            if (start.StartsWith(bytes))
                throw new FileRefusedException($"This is {what}, not a table, whatever its name says. Unpack or export it as CSV or as an Excel workbook.");
        }
    }
}
