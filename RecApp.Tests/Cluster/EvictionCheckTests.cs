using Microsoft.Extensions.Logging;
using RecApp.Cluster;
using RecApp.Tests.Support;
using StackExchange.Redis;

namespace RecApp.Tests.Cluster;

public sealed class EvictionCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_RedisThatThrowsAwayOrRefuses_SaysSoAndOtherwiseNothing()
    {
        Assert.SkipWhen(RedisServer.Missing is not null, RedisServer.Missing ?? "");
        await using RedisServer redis = new();
        await redis.StartAsync(Cancellation);
        Assert.Equal("", await SaidAsync(redis, "noeviction", "0"));
        Assert.Equal("", await SaidAsync(redis, "volatile-lru", "100mb"));
        Assert.StartsWith("Redis has maxmemory-policy allkeys-lru", await SaidAsync(redis, "allkeys-lru", "100mb"), StringComparison.Ordinal);
        Assert.StartsWith("Redis has a maxmemory and the maxmemory-policy noeviction", await SaidAsync(redis, "noeviction", "100mb"), StringComparison.Ordinal);
    }

    private static async Task<string> SaidAsync(RedisServer redis, string policy, string memory)
    {
        await redis.ConfigureAsync("maxmemory", memory);
        await redis.ConfigureAsync("maxmemory-policy", policy);
        LogCollector log = new();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Connection);
        using EvictionCheck check = new(connection, TimeProvider.System, new LoggerFactory([log]).CreateLogger<EvictionCheck>());
        await check.StartAsync(Cancellation);
        await check.ExecuteTask!;
        return string.Concat(log.Events.Select(line => line.Message));
    }
}
