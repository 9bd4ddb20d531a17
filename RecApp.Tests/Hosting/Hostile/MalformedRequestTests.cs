using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Hosting.Security;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Hostile;

/// <summary>Requests that no client library sends; the server itself answers most of them, before the application.</summary>
public sealed class MalformedRequestTests(MalformedRequestTests.Server server) : IClassFixture<MalformedRequestTests.Server>
{
    private const string Marker = "zqx7marker";

    public static TheoryData<string, int> Requests => new()
    {
        { "GET / HTTP/1.1\r\nHost: 127.0.0.1:99999\r\nConnection: close\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\nHost: 127.0.0.1:0\r\nConnection: close\r\n\r\n", 400 },
        { "GET /api/v1/models HTTP/1.1\r\nHost: 127.0.0.1:99999\r\nConnection: close\r\n\r\n", 400 },
        { "GET / HTTP/1.0\r\n\r\n", 400 },
        { "GET / HTTP/1.1\r\n\r\n", 400 },
        { $"GET / HTTP/1.1\r\nHost: {Marker} {Marker}\r\n\r\n", 400 },
        { $"GET /{Marker}%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { $"GET /api/v1/movies/search?q=a%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 200 },
        { $"GET /{Marker}{new string('a', 9000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414 },
        { $"GET /api/v1/models/{Marker}{new string('a', 9000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414 },
        { $"GET / HTTP/1.1\r\nHost: localhost\r\nX: {Marker}{new string('a', 40_000)}\r\n\r\n", 431 },
        { $"GET / HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Repeat("X: y\r\n", 150))}\r\n", 431 },
        { $"{Marker}\r\n\r\n", 400 },
        { $"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 505 },
        { $"POST /api/v1/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Length: {Marker}\r\n\r\n", 400 },
        { "POST /api/v1/feedback HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\nConnection: close\r\n\r\nnonsense\r\n", 400 },
        { "POST /api/v1/feedback HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\nContent-Type: application/json\r\n\r\n", 413 },
        { "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n", 400 },
        { "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 405 },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Requests))]
    public async Task Request_ThatIsNone_IsRefusedWithReasonAndHeadersAndNotLogged(string request, int status)
    {
        var answer = await RawConnection.AskAsync(server.Address, request, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.Status);
        Assert.NotEmpty(answer.Body);
        Assert.Equal([SecurityHeaders.ContentSecurityPolicy], answer.Values("Content-Security-Policy"));
        Assert.Equal(["nosniff"], answer.Values("X-Content-Type-Options"));
        Assert.Equal(["strict-origin-when-cross-origin"], answer.Values("Referrer-Policy"));
        Assert.Equal([SecurityHeaders.PermissionsPolicy], answer.Values("Permissions-Policy"));
        Assert.DoesNotContain(server.Log.Events, entry => entry.Message.Contains(Marker, StringComparison.Ordinal) || entry.Level >= LogLevel.Warning || entry.Message.Contains('\n'));
    }

    [Fact]
    public async Task Server_AfterAllOfThem_GoesOnServing()
    {
        foreach (var row in Requests)
            await RawConnection.AskAsync(server.Address, row.Data.Item1, Cancellation);
        using HttpClient client = new() { BaseAddress = server.Address };
        using var answer = await client.GetAsync("/health/live", Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>One server for all requests.</summary>
    public sealed class Server : IAsyncDisposable
    {
        private readonly BrowserServer _server;

        public Server() => _server = new() { EnvironmentName = "Production", ConfigureServices = services => services.AddSingleton<ILoggerProvider>(Log) };

        public LogCollector Log { get; } = new();

        public Uri Address => _server.Address;

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
