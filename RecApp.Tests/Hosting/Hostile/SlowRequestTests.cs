using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Tests.Support;

namespace RecApp.Tests.Hosting.Hostile;

public class SlowRequestTests
{
    private const int Connections = 8;

    // Well above what the server grants and well below what holds it.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly string[] Beginnings =
    [
        "POST /api/v1/sentiment/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{\"text\":\"",
        "POST /apiUS HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n",
        "POST /blog HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000\r\n\r\n",
        "GET /api/v1/models HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    ];

    [Fact(Timeout = 120_000)]
    public async Task Requests_AByteEveryHalfSecond_AreCutWhileOthersAreServed()
    {
        using LogCollector log = new();
        await using BrowserServer server = new() { EnvironmentName = "Production", ConfigureServices = services => services.AddSingleton<ILoggerProvider>(log) };
        using HttpClient client = new() { BaseAddress = server.Address };
        (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).Dispose();

        var started = Stopwatch.GetTimestamp();
        var slow = Beginnings.SelectMany(beginning => Enumerable.Repeat(beginning, Connections)).Select(beginning => DripAsync(server.Address, beginning)).ToList();
        using var other = await client.GetAsync("/health/live", Cancellation);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        var answers = await Task.WhenAll(slow);

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Bound);
        Assert.All(answers, answer => Assert.Equal(408, answer.Status));
        Assert.DoesNotContain(log.Events, entry => entry.Level >= LogLevel.Warning || entry.Message.Contains('\n'));
    }

    private static async Task<RawAnswer> DripAsync(Uri server, string beginning)
    {
        using var connection = await RawConnection.OpenAsync(server, Cancellation);
        await connection.SendAsync(beginning, Cancellation);
        var answer = connection.ReadToEndAsync(Cancellation);
        using PeriodicTimer drip = new(TimeSpan.FromSeconds(0.5));
        while (!answer.IsCompleted && await drip.WaitForNextTickAsync(Cancellation))
            await connection.SendAsync("x", Cancellation);
        return await answer;
    }
}
