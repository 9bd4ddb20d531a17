using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RecApp.Cluster;
using StackExchange.Redis;

namespace RecApp.Hosting.Administration;

/// <summary>
/// Sign-ins that have ended before their time. In memory, so that asking costs nothing; where instances share a Redis they tell each other, and
/// one that starts, or finds Redis again, reads what it has missed.
/// </summary>
internal sealed class EndedSignIns
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, long> _ended = new(StringComparer.Ordinal);
    private readonly IConnectionMultiplexer? _redis;
    private readonly TimeProvider _clock;
    private readonly string _name;

    public EndedSignIns(IOptions<ClusterOptions> options, TimeProvider clock, IConnectionMultiplexer? redis = null)
    {
        (_redis, _clock, _name) = (redis, clock, $"{options.Value.Name}:admin");
        if (redis is null)
            return;
        redis.ConnectionRestored += (_, _) => _ = TryAsync(ReadAsync);
        // Who is asked first is asked about all that has ended so far.
        TryAsync(ReadAsync).Wait(Patience);
    }

    /// <summary>Changes with whatever remembers them: a process of its own, or the Redis that has lost its memory.</summary>
    public string Memory { get; private set; } = Guid.CreateVersion7().ToString("N");

    private RedisKey Key => $"{_name}:ended";

    private RedisChannel Channel => RedisChannel.Literal($"{_name}:ended");

    public bool Has(string session) => _ended.ContainsKey(session);

    /// <summary>Remembers an end for as long as the sign-in would have lasted.</summary>
    public void Add(string session, DateTimeOffset until)
    {
        long now = _clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (var (other, _) in _ended.Where(one => one.Value < now))
            _ended.TryRemove(other, out _);
        _ended[session] = until.ToUnixTimeSeconds();
        if (_redis is not null)
            _ = TryAsync(database => WriteAsync(database, session, until.ToUnixTimeSeconds()));
    }

    private async Task ReadAsync(IDatabase database)
    {
        await _redis!.GetSubscriber().SubscribeAsync(Channel, (_, session) => _ended.TryAdd(session.ToString(), long.MaxValue));
        long now = _clock.GetUtcNow().ToUnixTimeSeconds();
        await database.SortedSetRemoveRangeByScoreAsync(Key, 0, now);
        foreach (var (session, until) in _ended)
            await WriteAsync(database, session, until);
        foreach (var entry in await database.SortedSetRangeByScoreWithScoresAsync(Key))
            _ended[entry.Element.ToString()] = (long)entry.Score;
        await database.StringSetAsync($"{_name}:memory", Memory, when: When.NotExists);
        Memory = (await database.StringGetAsync($"{_name}:memory")).ToString();
    }

    private async Task WriteAsync(IDatabase database, string session, long until)
    {
        await database.SortedSetAddAsync(Key, session, until);
        await _redis!.GetSubscriber().PublishAsync(Channel, session);
    }

    private async Task TryAsync(Func<IDatabase, Task> ask)
    {
        try
        {
            if (_redis is { IsConnected: true })
                await ask(_redis.GetDatabase());
        }
        catch (Exception problem) when (problem is RedisException or TimeoutException)
        {
            // It counts here; others learn of it once Redis is back.
        }
    }
}
