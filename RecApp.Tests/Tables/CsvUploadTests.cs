using System.Text;
using RecApp.Tables;

namespace RecApp.Tests.Tables;

public class CsvUploadTests
{
    private static readonly CsvLimits Limits = new(Bytes: 4_096, Rows: 3, Columns: 3, Cell: 10);

    [Theory]
    [InlineData("a,b\n1,2\n\n3\n")]
    [InlineData("a;b\r\n1;2\r\n  \r\n3\r\n")]
    [InlineData("a\tb\n1\t2\n3\t")]
    public async Task Read_AnySeparator_GivesCellsAndSkipsBlankLines(string text)
    {
        await using var upload = await OpenAsync(text);
        List<string> cells = [];
        while (await upload.ReadAsync(TestContext.Current.CancellationToken))
            cells.AddRange([upload[0], upload[1]]);
        Assert.Equal(["1", "2", "3", ""], cells);
        Assert.Equal(2, upload.Rows);
    }

    [Fact]
    public async Task Names_BlankOrTwice_AreMadeDistinct()
    {
        await using var upload = await OpenAsync("a,,a\n");
        Assert.Equal(["a", "column 2", "a (2)"], upload.Names);
        Assert.Equal(["a", "", "a"], upload.Headers);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b,c,d\n", "up to 3")]
    [InlineData("a,b\n1,2,3\n", "Row 1 has 3 cells")]
    [InlineData("a,b\n1,12345678901\n", "longer than 10")]
    [InlineData("a,b\n1,2\n1,2\n1,2\n1,2\n", "more than 3 rows")]
    [InlineData("%PDF-1.7", "a PDF")]
    public async Task Read_WhatIsNotAllowed_IsRefusedWithTheReason(string text, string reason)
    {
        var refused = await Assert.ThrowsAsync<CsvRefusedException>(() => ReadAllAsync(text));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MoreBytesThanAllowed_IsRefusedHoweverManyRows() =>
        Assert.Contains("larger than", (await Assert.ThrowsAsync<CsvRefusedException>(() => ReadAllAsync("a,b\n" + new string('\n', 5_000)))).Message, StringComparison.Ordinal);

    private static Task<CsvUpload> OpenAsync(string text) =>
        CsvUpload.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), Limits, TestContext.Current.CancellationToken);

    private static async Task ReadAllAsync(string text)
    {
        await using var upload = await OpenAsync(text);
        while (await upload.ReadAsync(TestContext.Current.CancellationToken))
            _ = upload[0] + upload[1];
    }
}
