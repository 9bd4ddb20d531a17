using Microsoft.Extensions.Options;
using RecApp.Cluster;
using StackExchange.Redis;

namespace RecApp.Session.Snapshots;

/// <summary>In Redis, where every instance finds them.</summary>
internal sealed class RedisSnapshots(IConnectionMultiplexer redis, IOptions<ClusterOptions> cluster, IOptions<SessionOptions> session, TimeProvider clock) : ISnapshotStore
{
    // A tab that has moved on is not set back by the instance that it has left.
    private const string WriteUnlessOlder = """
        local stamp = redis.call('HGET', KEYS[1], 'stamp')
        if stamp and tonumber(stamp) > tonumber(ARGV[1]) then return 0 end
        redis.call('HSET', KEYS[1], 'stamp', ARGV[1], 'content', ARGV[2])
        redis.call('PEXPIRE', KEYS[1], ARGV[3])
        return 1
        """;

    // A circuit that begins must not wait for a server that is away. While others get answers it is this process that is slow, as when a hundred tabs
    // come at once: what a tab remembers is worth waiting for then.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), Most = TimeSpan.FromSeconds(20);

    private long _answered;

    public bool TakesEveryChange => true;

    private TimeSpan Lifetime => TimeSpan.FromMinutes(session.Value.SnapshotMinutes);

    public async Task<StoredSnapshot?> ReadAsync(string key)
    {
        var found = await AskAsync(database => database.HashGetAsync(KeyOf(key), ["stamp", "content"]));
        return found is [{ IsNull: false } stamp, { IsNull: false } content] ? new((long)stamp, (byte[])content!) : null;
    }

    public async Task<byte[]?> ReadPartAsync(string key, Guid part) => await AskAsync(database => database.StringGetAsync(KeyOf(key, part)));

    public Task WriteAsync(string key, StoredSnapshot snapshot) =>
        AskAsync(database => database.ScriptEvaluateAsync(WriteUnlessOlder, [KeyOf(key)], [snapshot.Stamp, snapshot.Content, (long)Lifetime.TotalMilliseconds]));

    public Task<bool> KeepPartAsync(string key, Guid part) => AskAsync(database => database.KeyExpireAsync(KeyOf(key, part), Lifetime));

    public Task WritePartAsync(string key, Guid part, byte[] content) => AskAsync(database => database.StringSetAsync(KeyOf(key, part), content, Lifetime));

    public Task RemovePartAsync(string key, Guid part) => AskAsync(database => database.KeyDeleteAsync(KeyOf(key, part)));

    public Task RemoveAsync(string key) => AskAsync(database => database.KeyDeleteAsync(KeyOf(key)));

    private RedisKey KeyOf(string key) => $"{cluster.Value.Name}:tab:{key}";

    private RedisKey KeyOf(string key, Guid part) => $"{cluster.Value.Name}:tab:{key}:{part:N}";

    private async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (!redis.IsConnected)
            throw new TimeoutException("Redis is away.");
        long asked = clock.GetTimestamp();
        var answer = ask(redis.GetDatabase());
        while (await Task.WhenAny(answer, Task.Delay(Patience, clock)) != answer)
            if (!redis.IsConnected || clock.GetElapsedTime(asked) > Most || clock.GetElapsedTime(Volatile.Read(ref _answered)) > Patience)
                throw new TimeoutException("Redis does not answer.");
        var result = await answer;
        Volatile.Write(ref _answered, clock.GetTimestamp());
        return result;
    }
}
