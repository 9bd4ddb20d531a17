using System.Text;
using RecApp.Tables;
using static RecApp.Tests.Uploads.Tables;

namespace RecApp.Tests.Tables;

/// <summary>Files that are far too large, or made to be: each is refused in a sentence, in little memory.</summary>
public class HostileTableTests
{
    private const int Large = 5 * 1024 * 1024;

    // Several times a file of the size allowed; what a file unpacks to is far more.
    private const long MostAllocated = 400L * 1024 * 1024;

    public static TheoryData<string, Func<byte[]>, string> Refused => new()
    {
        { "50 MB", () => Repeated("1,2\n", 50 * 1024 * 1024), "larger than 5 MB" },
        { "10 million cells", () => Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", Large / 5))), "more than 50,000 rows" },
        { "a cell of 5 MB", () => [.. "a,b\n1,\""u8, .. Repeated("x", Large - 100), .. "\"\n"u8], "a row is far too long" },
        { "5,000 columns", () => Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 5000).Select(i => $"c{i}")) + "\n" + string.Join(',', Enumerable.Repeat("1", 5000)) + "\n"), "5,000 columns; up to 100" },
        { "5,000 columns without names", () => Encoding.UTF8.GetBytes($"a{new string(',', 5000)}\n" + string.Concat(Enumerable.Repeat($"1{new string(',', 4999)}2\n", 900))), "5,000 columns; up to 100" },
        { "quotation marks", () => Repeated("\"", Large), "quotation mark" },
        { "commas", () => Repeated(",", Large), "a row is far too long" },
        { "tabs", () => Repeated("\t", Large), "a row is far too long" },
        { "blanks", () => Repeated(" ", Large), "a row is far too long" },
        { "line ends", () => Repeated("\n", Large), "The file is empty." },
        { "line ends of Windows", () => Repeated("\r\n", Large), "The file is empty." },
        { "NUL", () => new byte[Large], "a row is far too long" },
        { "digits", () => Repeated("1", Large), "a row is far too long" },
        { "brackets", () => Repeated("[", Large), "damaged" },
        { "objects in objects", () => Repeated("{\"a\":", Large), "damaged" },
        { "empty objects", () => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", Large / 4))}]"), "more than 50,000 rows" },
        { "names in an object", () => Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, Large / 16).Select(i => $"\"k{i}\":1"))}}}"), "more than 100 columns" },
        { "a name in each object", () => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, Large / 20).Select(i => $"{{\"k{i}\":1}}"))}]"), "more than 100 columns" },
        { "a picture", () => [0x89, .. "PNG\r\n"u8, .. new byte[100]], "a picture" },
        { "a zip", () => [.. "PK\u0003\u0004"u8, .. new byte[100]], "a zip archive" },
        { "an encrypted workbook", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000]], "damaged" },
        { "a workbook that is cut off", () => SmallWorkbook.Write(["a", "b"], [[1, 2], [3, 4]])[..^30], "damaged" },
        { "a workbook of a long text", () => SmallWorkbook.Write(static text => text.Write("<sheetData/>"), static text => Repeat(text, "<si><t>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</t></si>", 64)), "unpacks to more than 30 MB" },
        { "a workbook of many rows", () => SmallWorkbook.Write(static text => Repeat(text, "<row><c><v>1</v></c></row>", 64)), "unpacks to more than 30 MB" },
        { "a workbook with a cell far to the right", () => SmallWorkbook.Write(static text => text.Write("<dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>")), "far away from each other" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_FileThatIsTooMuch_IsRefusedInLittleMemory(string kind, Func<byte[]> write, string reason)
    {
        Assert.NotEmpty(kind);
        byte[] content = write();
        long before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<FileRefusedException>(() => Read(content));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
    }

    [Fact]
    public void Read_NamelessColumnsOfALongFile_GoesThroughItOnce()
    {
        TableLimits limits = new(64 << 20, 100_000, 6000, 100);
        byte[] content = Encoding.UTF8.GetBytes($"a,b{new string(',', 3000)}\n" + string.Concat(Enumerable.Repeat($"1,2{new string(',', 3000)}\n", 1500)));
        long before = GC.GetAllocatedBytesForCurrentThread();

        var file = TableFile.Open(content, limits);

        Assert.Equal(["a", "b"], file.Names);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40L * content.Length);
    }

    private static byte[] Repeated(string text, int length)
    {
        byte[] part = Encoding.UTF8.GetBytes(text), all = new byte[length];
        for (int i = 0; i < length; i++)
            all[i] = part[i % part.Length];
        return all;
    }

    private static void Repeat(StreamWriter text, string part, int megabytes)
    {
        for (int i = 0; i < megabytes * 1024 * 1024 / part.Length; i++)
            text.Write(part);
    }
}
