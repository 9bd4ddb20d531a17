using System.Text;
using RecApp.Features.Sentiment.Scoring;
using RecApp.Tables;

namespace RecApp.Tests.Features.Sentiment.Scoring;

public sealed class ReviewFileTests
{
    [Theory]
    [InlineData("a.txt", "Good film\r\n\r\n  \nAwful, \"boring\" film\n", "Good film|Awful, \"boring\" film")]
    [InlineData("a.csv", "id,Review\n1,\"Good, film\"\n2,\"two\nlines\"\n", "Good, film|two\nlines")]
    [InlineData("a.tsv", "text\tstars\nGood film\t5\n", "Good film")]
    [InlineData("a.CSV", "opinion\nGood film\n", "Good film")]
    [InlineData("a.csv", "\ufeffid;TEXT\n1;Gut\n2\n", "Gut|")]
    public async Task ReadAsync_File_FindsTheReviews(string name, string content, string expected) =>
        Assert.Equal(expected, string.Join("|", await ReadAsync(name, Encoding.UTF8.GetBytes(content))));

    [Theory]
    [InlineData("a.csv", "id,stars\n1,2\n", "None of the columns “id”, “stars”")]
    [InlineData("a.csv", "text\n", "no reviews")]
    [InlineData("a.txt", "\n \n", "empty")]
    [InlineData("a.txt", "", "empty")]
    [InlineData("a.csv", "PK\u0003\u0004", "zip archive")]
    public async Task ReadAsync_FileThatCannotBe_SaysWhy(string name, string content, string expected) =>
        Assert.Contains(expected, (await Assert.ThrowsAsync<FileRefusedException>(() => ReadAsync(name, Encoding.UTF8.GetBytes(content)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_QuotationMarkNeverClosed_IsRefused()
    {
        byte[] open = Encoding.UTF8.GetBytes("id,text\n1,\"" + string.Concat(Enumerable.Repeat("2,a review\n", 30_000)));
        Assert.Contains("never closed", (await Assert.ThrowsAsync<FileRefusedException>(() => ReadAsync("a.csv", open))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_MoreReviewsThanAllowed_IsRefused()
    {
        byte[] many = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("good\n", ReviewFile.Limits.Rows)));
        Assert.Equal(ReviewFile.Limits.Rows, (await ReadAsync("a.txt", many)).Count);
        await Assert.ThrowsAsync<FileRefusedException>(() => ReadAsync("a.txt", [.. many, .. "one more\n"u8]));
    }

    [Fact]
    public void Write_HostileReviews_CannotRunAsFormulasAndKeepsTheirText()
    {
        var result = new BatchResult("a.csv", "lstm", "1", [new(1, "=HYPERLINK(\"x\")", "negative", 0.25, null), new(2, "two\nlines, \"quoted\"", null, null, "@odd")], Guid.Empty);
        string csv = Encoding.UTF8.GetString(BatchCsv.Write(result)).TrimStart('\ufeff');
        Assert.Equal("row,label,probability,problem,text\r\n1,negative,0.25,,\"'=HYPERLINK(\"\"x\"\")\"\r\n2,,,'@odd,\"two\nlines, \"\"quoted\"\"\"\r\n", csv);
    }

    private static Task<IReadOnlyList<string>> ReadAsync(string name, byte[] content)
    {
        TableUpload upload = new();
        upload.Take(name, content);
        return Task.Run(() => ReviewFile.Read(upload, TestContext.Current.CancellationToken).Reviews);
    }
}
