using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Limits;

public class ChunkedBodyTests
{
    // Kestrel itself closes the stream that it gave; who asks knows nothing of it, the log does.
    [Fact]
    public async Task Post_BodyThatDoesNotSayItsSize_IsReadWithoutAFailureInTheLog()
    {
        LogCollector log = new();
        await using BrowserServer server = new() { ConfigureServices = services => services.AddSingleton<ILoggerProvider>(log) };
        using HttpClient client = new() { BaseAddress = server.Address };
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/feedback") { Content = JsonContent.Create(new { predictionId = Guid.CreateVersion7(), rating = "love" }) };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await server.DisposeAsync();
        Assert.DoesNotContain(log.Events, line => line.Level >= LogLevel.Error);
    }
}
