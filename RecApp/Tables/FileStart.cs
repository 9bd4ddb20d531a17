using System.Text;

namespace RecApp.Tables;

/// <summary>Looks at the first bytes of an upload: a file's name and stated type prove nothing.</summary>
internal static class FileStart
{
    private static readonly (byte[] Bytes, string What)[] Magic =
    [
        ("PK\u0003\u0004"u8.ToArray(), "a zip archive or Excel workbook"),
        ("PK\u0005\u0006"u8.ToArray(), "an empty zip archive"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ("%PDF"u8.ToArray(), "a PDF"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
        ([0x89, 0x50, 0x4E, 0x47], "a picture"),
        ([0xFF, 0xD8, 0xFF], "a picture"),
    ];

    /// <summary>The encoding; UTF-16 is recognised by its byte order mark.</summary>
    /// <exception cref="CsvRefusedException">The file is empty, or is not text.</exception>
    public static Encoding Check(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            throw new CsvRefusedException("The file is empty.");
        foreach (var (bytes, what) in Magic)
        {
            if (start.StartsWith(bytes))
                throw new CsvRefusedException($"This is {what}, not a CSV file, whatever its name says. Unpack or export it as CSV.");
        }
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode;
        if (start.Contains((byte)0))
            throw new CsvRefusedException("This is not a text file, or it is UTF-16 without a byte order mark. Save it as CSV in UTF-8.");
        return Encoding.UTF8;
    }

    /// <summary>The separator of the header: the one that occurs most of comma, semicolon, tab and bar.</summary>
    public static char Separator(ReadOnlySpan<byte> start, Encoding encoding)
    {
        string text = encoding.GetString(start);
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        string header = end < 0 ? text : text[..end];
        return ",;\t|".MaxBy(separator => header.Count(letter => letter == separator));
    }
}
