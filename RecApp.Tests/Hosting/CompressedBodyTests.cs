using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting;

/// <summary>On Kestrel, whose limits count.</summary>
public sealed class CompressedBodyTests(BrowserServer server) : IClassFixture<BrowserServer>
{
    private const string Address = "/api/v1/regression/predict";

    private const string Rows = """{"rows":[{"var_1":1,"var_2":2,"var_3":3,"var_4":4,"var_5":5}]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("GZIP", 1)]
    [InlineData("deflate", 1)]
    [InlineData("br", 1)]
    [InlineData("gzip", 3_000)]
    [InlineData("identity", 1)]
    public async Task Body_Compressed_IsAnsweredAsThePlainOne(string coding, int rows)
    {
        string json = $$"""{"rows":[{{string.Join(',', Enumerable.Repeat("""{"var_1":1,"var_2":2,"var_3":3,"var_4":4,"var_5":5}""", rows))}}]}""";

        using var plain = await PostAsync(Encoding.UTF8.GetBytes(json), null);
        using var compressed = await PostAsync(Compress(Encoding.UTF8.GetBytes(json), coding), coding);

        Assert.Equal(HttpStatusCode.OK, compressed.StatusCode);
        Assert.Equal(await OutputsAsync(plain), await OutputsAsync(compressed));
    }

    [Fact]
    public async Task Form_Compressed_ReachesItsHandler()
    {
        using var form = new MultipartFormDataContent();
        for (int variable = 1; variable <= 5; variable++)
            form.Add(new StringContent(variable.ToString(System.Globalization.CultureInfo.InvariantCulture)), $"var_{variable}");
        using var body = new ByteArrayContent(Compress(await form.ReadAsByteArrayAsync(Cancellation), "gzip"));
        body.Headers.ContentType = form.Headers.ContentType;
        body.Headers.ContentEncoding.Add("gzip");

        using var answer = await server.CreateClient().PostAsync("/predict", body, Cancellation);

        Assert.Contains("The predicted output is", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Body_ThatGrowsBeyondTheLimit_IsTooLarge(string coding)
    {
        byte[] bomb = Compress(Encoding.UTF8.GetBytes($$"""{"rows":[{{new string(' ', 64 * 1024 * 1024)}}]}"""), coding);
        Assert.InRange(bomb.Length, 1, 100_000);

        using var answer = await PostAsync(bomb, coding);

        await AssertProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge, "larger");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Body_ThatIsNotCompressed_IsSaidToBeDamaged(string coding) =>
        await AssertProblemAsync(await PostAsync(Encoding.UTF8.GetBytes(Rows), coding), HttpStatusCode.BadRequest, "compressed");

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task Body_ThatBreaksOff_IsSaidToBeDamaged(string coding) =>
        await AssertProblemAsync(await PostAsync(Compress(Encoding.UTF8.GetBytes(Rows), coding)[..^12], coding), HttpStatusCode.BadRequest, "compressed");

    [Theory]
    [InlineData("zstd")]
    [InlineData("gzip, gzip")]
    public async Task Body_InAnUnknownCoding_IsRefusedWithThoseThatAreKnown(string coding) =>
        await AssertProblemAsync(await PostAsync(Encoding.UTF8.GetBytes(Rows), coding), HttpStatusCode.UnsupportedMediaType, "gzip, deflate or br");

    private async Task<HttpResponseMessage> PostAsync(byte[] bytes, string? coding)
    {
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (coding is not null)
            body.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return await server.CreateClient().PostAsync(Address, body, Cancellation);
    }

    private static byte[] Compress(byte[] bytes, string coding)
    {
        using var target = new MemoryStream();
        using Stream? compressor = coding.ToLowerInvariant() switch
        {
            "gzip" => new GZipStream(target, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(target, CompressionLevel.Optimal),
            "br" => new BrotliStream(target, CompressionLevel.Fastest),
            _ => null,
        };
        compressor?.Write(bytes);
        compressor?.Dispose();
        return compressor is null ? bytes : target.ToArray();
    }

    private static async Task<double[]> OutputsAsync(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("predictions").EnumerateArray().Select(row => row.GetProperty("output").GetDouble())];

    private static async Task AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }
}
