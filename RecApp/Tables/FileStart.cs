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
    ];

    /// <summary>Refuses what is no text, whatever its name says.</summary>
    /// <exception cref="FileRefusedException">The file is of another kind; the message names it.</exception>
    public static void Refuse(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, what) in Magic)
        {
            if (start.StartsWith(bytes))
                throw new FileRefusedException($"This is {what}, not a table, whatever its name says. Unpack or export it as CSV or as an Excel workbook.");
        }
    }
}
