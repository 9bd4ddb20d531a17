using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Tests.Cluster;
using RecApp.Tests.Support;
using StackExchange.Redis;

namespace RecApp.Tests.Features.Movies.Pairs.Shared;

public sealed class PoisonRangeTests : IDisposable
{
    private const string Path = "/api/v1/movies/batch";

    private const int Films = 2000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batch_RangeThatKillsItsProcessEachTime_IsGivenUpAndNamedAfterThree()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        PairWorld.Write(_folder.Combine("models"), Films);
        await using RedisServer redis = new(keeps: true);
        await redis.StartAsync(Cancellation);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Connection + ",allowAdmin=true");
        for (int tries = 1; tries <= 3; tries++)
        {
            await using var doomed = await StartAsync(redis);
            await BeginAsync(doomed);
            await WaitForTriesAsync(connection.GetDatabase(), tries);
            doomed.Process.Kill();
        }

        await using var last = await StartAsync(redis);
        await BeginAsync(last);
        JsonElement state;
        do
        {
            await Task.Delay(50, Cancellation);
            state = await last.Client.GetFromJsonAsync<JsonElement>(Path, Cancellation);
        }
        while (state.GetProperty("phase").GetString() == "running");
        Assert.Equal("failed", state.GetProperty("phase").GetString());
        Assert.Matches("given up after 3 tries of .*0.*: whoever computed it was not heard of again", state.GetProperty("problem").GetString());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task BeginAsync(ClusterInstance instance)
    {
        await instance.WaitForMembersAsync(1);
        using var begun = await instance.Client.PostAsJsonAsync(Path, new { top = Films, take = 10 }, Cancellation);
        Assert.True(begun.IsSuccessStatusCode, begun.StatusCode.ToString());
    }

    // As soon as it is written down that the first range was given to somebody.
    private static async Task WaitForTriesAsync(IDatabase redis, int tries)
    {
        var watch = Stopwatch.StartNew();
        string kept = "";
        while (!kept.Contains($"\"0\":{tries}", StringComparison.Ordinal))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"The range is not tried {tries} times: {kept}");
            await Task.Delay(5, Cancellation);
            var names = (RedisValue[]?)await redis.ExecuteAsync("KEYS", "*movie-pairs*") ?? [];
            // Beside it stands who has the grain.
            kept = string.Concat(await Task.WhenAll(names.Where(name => !name.ToString().Contains("/directory/", StringComparison.Ordinal)).Select(async name => (await redis.HashGetAsync(name.ToString(), "data")).ToString())));
        }
    }

    private Task<ClusterInstance> StartAsync(RedisServer redis) => ClusterInstance.StartAsync(new("http://127.0.0.1:0"), new()
    {
        ["Cluster__Redis"] = redis.Connection,
        ["Models__Path"] = _folder.Combine("models"),
        ["Storage__Path"] = _folder.Combine("data"),
    });
}
