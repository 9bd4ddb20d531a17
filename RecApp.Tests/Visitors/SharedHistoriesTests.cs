using Microsoft.Extensions.DependencyInjection;
using RecApp.Cluster;
using RecApp.Cluster.Visitors;
using RecApp.Tests.Support;
using RecApp.Visitors;
using StackExchange.Redis;

namespace RecApp.Tests.Visitors;

/// <summary>Over a real silo and a real Redis.</summary>
public sealed class SharedHistoriesTests(SharedHistoriesTests.Instance instance) : VisitorHistoriesTests, IClassFixture<SharedHistoriesTests.Instance>
{
    private protected override Task<IVisitorHistories> StartAsync() => instance.JoinedAsync();

    [Fact]
    public async Task Tell_Anything_IsWrittenDownForThirtyDaysAndGoneOnceForgotten()
    {
        var histories = await StartAsync();
        const string Visitor = "whose-key-is-known";
        histories.Tell(Visitor, new("movies", "1", "play", TimeProvider.System.GetUtcNow()));
        while ((await histories.NextAsync(Visitor, -1, Cancellation)).Deeds.Count == 0)
            await Task.Delay(20, Cancellation);

        await using var redis = await ConnectionMultiplexer.ConnectAsync(instance.Redis.Connection);
        var server = redis.GetServers()[0];
        var key = Assert.Single(server.Keys(pattern: $"*{Visitor}*"), key => key.ToString().Contains("visitor", StringComparison.Ordinal) && redis.GetDatabase().KeyTimeToLive(key) is not null);
        Assert.InRange(redis.GetDatabase().KeyTimeToLive(key)!.Value, VisitorHistory.Kept - TimeSpan.FromMinutes(1), VisitorHistory.Kept);
        Assert.DoesNotContain("played", key.ToString(), StringComparison.Ordinal);

        await histories.ForgetAsync(Visitor, Cancellation);

        Assert.False(await redis.GetDatabase().KeyExistsAsync(key));
    }

    /// <summary>One instance that shares a Redis with nobody, for all tests of the class.</summary>
    public sealed class Instance : IAsyncDisposable
    {
        private RecAppFactory? _factory;

        internal RedisServer Redis { get; private set; } = null!;

        internal async Task<IVisitorHistories> JoinedAsync()
        {
            Redis ??= await RedisServer.StartNewAsync();
            _factory ??= new() { Settings = { ["Cluster:Redis"] = Redis.Connection } };
            var silo = _factory.Services.GetRequiredService<ClusterSilo>();
            while (silo.Services is null)
                await Task.Delay(20, Cancellation);
            return _factory.Services.GetRequiredService<IVisitorHistories>();
        }

        public async ValueTask DisposeAsync()
        {
            if (_factory is not null)
                await _factory.DisposeAsync();
            if (Redis is not null)
                await Redis.DisposeAsync();
        }
    }
}
