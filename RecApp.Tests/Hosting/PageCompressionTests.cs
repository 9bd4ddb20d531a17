using System.IO.Compression;
using System.Net;
using System.Text;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting;

public sealed class PageCompressionTests(SharedApplication application)
{
    [Fact]
    public async Task Page_AskedForByABrowser_ComesCompressedAndWhole()
    {
        using var client = application.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/sign-in");
        request.Headers.Add("Accept-Encoding", "gzip, br");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
        await using var page = new BrotliStream(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using StreamReader text = new(page, Encoding.UTF8);
        Assert.Contains("</html>", await text.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/models")]
    [InlineData("/health/live")]
    public async Task Answer_OfTheApi_IsNotCompressed(string path)
    {
        using var client = application.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", "gzip, br");

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(response.Content.Headers.ContentEncoding);
    }
}
