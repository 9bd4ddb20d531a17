using RecApp.Ui;

namespace RecApp.Tests.Ui;

public sealed class ApiCallTests
{
    private static readonly Uri Address = new("http://localhost/api/v1/songs?q=a'b&x=1");

    [Fact]
    public void ToCurl_QuotesInBody_StayInsideTheShellsQuotes()
    {
        var call = new ApiCall("POST", Address, new { Text = "it's; rm -rf /", Nothing = (string?)null }).ToCurl();

        Assert.Contains(@"it'\''s; rm -rf /", call, StringComparison.Ordinal);
        Assert.Contains(@"'http://localhost/api/v1/songs?q=a'\''b&x=1'", call, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing", call, StringComparison.Ordinal);
    }

    [Fact]
    public void ToCurl_WithoutBody_IsAPlainGet() =>
        Assert.Equal("curl 'http://localhost/'", new ApiCall("GET", new("http://localhost/"), null).ToCurl());

    [Fact]
    public void ToCSharp_QuotesInBody_CannotEndTheString()
    {
        var call = new ApiCall("POST", Address, new { Text = "\"\"\"; Evil();" }).ToCSharp();

        // JSON escapes every quote, so the body never holds three in a row.
        Assert.Equal(2, call.Split("\"\"\"").Length - 1);
        Assert.Contains("PostAsync", call, StringComparison.Ordinal);
    }
}
