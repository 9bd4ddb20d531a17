using System.Text;
using RecApp.Tables;
using RecApp.Tests.Support;

namespace RecApp.Tests.Tables;

/// <summary>A table has the same rows wherever its bytes are cut: a browser, a disk and a network each cut them elsewhere.</summary>
public class SplitCsvTests
{
    private static readonly TableLimits Limits = new(Bytes: 1 << 20, Rows: 5_000, Columns: 10, Cell: 5_000);

    // Long enough for several of the reader's blocks, with whatever a border may cut: letters of two to four bytes, quotation marks, line ends.
    private static readonly string[][] Table =
        [["name", "größe", "note"], .. Enumerable.Range(0, 600).Select(row => (string[])[$"Ünï “{row}” 😀", $"{row * 1.25}", row % 3 == 0 ? "says \"no\",\r\nthen – goes" : new string('é', row % 40)])];

    public static TheoryData<string, string> Formats => new()
    {
        { "utf-8", "\r\n" }, { "utf-8", "\n" }, { "utf-8 with mark", "\r\n" }, { "utf-16", "\r\n" }, { "utf-16BE", "\n" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Read_CutAnywhere_GivesTheSameRows(string encoding, string lineEnd)
    {
        byte[] bytes = Bytes(encoding, string.Join(lineEnd, Table.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))));
        var random = new Random(7);
        foreach (int most in (int[])[1, 2, 3, 5, 17, 4095, 4096, 4097, 65_536])
        {
            var content = Pieces.Stream(bytes, () => most < 4 ? most : random.Next(1, most + 1));
            Assert.Equal(Table.Skip(1).Select(row => string.Join('|', row)), await RowsAsync(content));
        }
    }

    [Fact]
    public async Task Read_ShortTableCutAtEveryPlace_GivesTheSameRows()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("\uFEFFa;b\r\n\"x \"\"é\"\" 😀\";1\r\n\r\n\"two\r\nlines\";2\r\n");
        for (int cut = 1; cut < bytes.Length; cut++)
        {
            bool isFirst = true;
            var content = Pieces.Stream(bytes, () => Exchange(ref isFirst) ? cut : bytes.Length);
            Assert.Equal(["x \"é\" 😀|1", "two\r\nlines|2"], await RowsAsync(content));
        }

        static bool Exchange(ref bool isFirst) => isFirst && !(isFirst = false);
    }

    [Fact]
    public async Task Read_ThroughTheCountOfAnUpload_GivesTheSameRowsAndCountsEveryByte()
    {
        byte[] bytes = Bytes("utf-8", string.Join('\n', Table.Select(row => string.Join('\t', row[..2]))));
        var random = new Random(8);
        long counted = 0;
        await using var content = new CountingStream(Pieces.Stream(bytes, () => random.Next(1, 700)), read => counted = read);

        Assert.Equal(Table.Skip(1).Select(row => $"{row[0]}|{row[1]}"), await RowsAsync(content));
        Assert.Equal(bytes.Length, counted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void LineReader_CutAnywhere_GivesTheSameLines(int most)
    {
        string[] lines = [.. Enumerable.Range(0, 2_000).Select(i => new string('ü', i % 23) + "😀" + i)];
        var random = new Random(most);
        using var reader = new LineReader("file", Pieces.Stream(Encoding.UTF8.GetBytes("\uFEFF" + string.Join("\r\n", lines)), () => random.Next(1, most + 1)));
        List<string> read = [];
        while (reader.Read())
            read.Add(Encoding.UTF8.GetString(reader.Current));
        Assert.Equal(lines, read);
    }

    private static byte[] Bytes(string encoding, string text) => encoding switch
    {
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8 with mark" => Encoding.UTF8.GetBytes("\uFEFF" + text),
        _ => Encoding.GetEncoding(encoding).GetBytes("\uFEFF" + text),
    };

    private static async Task<List<string>> RowsAsync(Stream content)
    {
        var file = TableFile.Open(await TableContent.ReadAsync(content, Limits, TestContext.Current.CancellationToken), Limits);
        return [.. file.Rows(null, TestContext.Current.CancellationToken).Select(row => string.Join('|', row.Cells))];
    }
}
