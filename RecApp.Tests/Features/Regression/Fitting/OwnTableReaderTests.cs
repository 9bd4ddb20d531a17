using System.Text;
using RecApp.Features.Regression.Fitting;
using RecApp.Tables;

namespace RecApp.Tests.Features.Regression.Fitting;

public class OwnTableReaderTests
{
    private static async Task<OwnTable> ReadAsync(string text, Encoding? encoding = null)
    {
        var kind = encoding ?? Encoding.UTF8;
        return await Task.Run(() => Uploads.Tables.Read([.. kind.GetPreamble(), .. kind.GetBytes(text)]));
    }

    private static async Task<string> RefusalAsync(string text, Encoding? encoding = null) =>
        (await Assert.ThrowsAsync<FileRefusedException>(() => ReadAsync(text, encoding))).Message;

    [Theory]
    [InlineData("a,b\n1.5,2\n3,4\n")]
    [InlineData("a;b\r\n1,5;2\r\n3;4\r\n\r\n")]
    [InlineData("a\tb\n1.5\t2\n3\t4")]
    [InlineData("a|b\n1.5|2\n3|4\n  \n")]
    [InlineData("\"a\",\"b\"\n\"1,5\",\"2\"\n\"3\",\"4\"\n")]
    public async Task Read_AnySeparatorAndDecimalSign_GivesTheNumbers(string text)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            var table = await ReadAsync(text, encoding);
            Assert.Equal(["a", "b"], table.Columns.Select(column => column.Name));
            Assert.Equal([1.5, 3], table.Columns[0].Values);
            Assert.Equal([2, 4], table.Columns[1].Values);
        }
    }

    [Fact]
    public async Task Read_HolesAndTexts_AreCountedAndTheFirstIsNamed()
    {
        var table = await ReadAsync("n,t,short\n1,red,5\nNA,green,\n,blue\noops,1,2\n5,2,2\n6,2,2\n7,2,2\n8,2,2\n9,2,2\n1,2,2\n1,2,2\n1,2,2\n");
        var number = table.Columns[0];
        Assert.True(number.IsNumeric);
        Assert.Equal((2, 1, new UnreadableCell(4, "oops")), (number.Missing, number.Unreadable, number.FirstUnreadable));
        Assert.False(table.Columns[1].IsNumeric);
        Assert.Equal(new UnreadableCell(1, "red"), table.Columns[1].FirstUnreadable);
        Assert.Equal((2, 1), (table.Columns[2].Missing, table.Reading.ShortRows));
    }

    [Fact]
    public async Task Read_NamesMissingOrTwice_MadeDistinct() =>
        Assert.Equal(["a", "column 2", "a (2)"], (await ReadAsync("a,,a\n1,2,3\n")).Columns.Select(column => column.Name));

    [Fact]
    public async Task Read_FilesThatAreNoTables_SaysWhatIsWrong()
    {
        Assert.Contains("empty", await RefusalAsync(""), StringComparison.Ordinal);
        Assert.Contains("no rows", await RefusalAsync("a,b\n"), StringComparison.Ordinal);
        Assert.Contains("zip archive", await RefusalAsync("PK\u0003\u0004 and more", Encoding.Latin1), StringComparison.Ordinal);
        Assert.Contains("damaged", await RefusalAsync("a,b\n1,\"2\n" + new string('x', 300_000)), StringComparison.Ordinal);
        Assert.Contains("longer than 200", await RefusalAsync($"a,b\n1,{new string('x', 201)}\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EachLimitAndOneMore_IsAllowedThenNamed()
    {
        string header = string.Join(',', Enumerable.Range(0, OwnTableReader.Limits.Columns).Select(i => $"c{i}")), row = string.Join(',', Enumerable.Repeat("1", OwnTableReader.Limits.Columns));
        Assert.Equal(OwnTableReader.Limits.Columns, (await ReadAsync($"{header}\n{row}\n")).Columns.Count);
        Assert.Contains("up to 100", await RefusalAsync($"{header},one more\n{row},1\n"), StringComparison.Ordinal);
        string rows = string.Concat(Enumerable.Repeat("1,2\n", OwnTableReader.Limits.Rows));
        Assert.Equal(OwnTableReader.Limits.Rows, (await ReadAsync("a,b\n" + rows)).Rows);
        Assert.Contains("more than 50,000 rows", await RefusalAsync("a,b\n" + rows + "1,2\n"), StringComparison.Ordinal);
        Assert.Contains("larger than 5 MB", await RefusalAsync("a,b\n" + string.Concat(Enumerable.Repeat($"{new string('1', 150)},2\n", 36_000))), StringComparison.Ordinal);
    }
}
