using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace RecApp.Cluster;

/// <summary>
/// Small values that all instances see. Where no Redis is set, or it is away, nothing is known of them: whoever asks goes on with what it has
/// itself.
/// </summary>
internal sealed class SharedValues(IOptions<ClusterOptions> options, IConnectionMultiplexer? redis = null)
{
    // Nobody waits longer for a server that is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether there is a Redis that answers.</summary>
    public bool IsShared => redis is { IsConnected: true };

    /// <summary>The value, which is kept for the whole time from now on.</summary>
    /// <returns>Whether anybody could say; and the value, null where there is none.</returns>
    public Task<(bool IsKnown, byte[]? Value)> FindAsync(string key, TimeSpan lifetime) => AskAsync(async database => (byte[]?)await database.StringGetSetExpiryAsync(KeyOf(key), lifetime));

    /// <summary>Takes the value out: of all who ask, one gets it.</summary>
    /// <returns>As <see cref="FindAsync"/>.</returns>
    public Task<(bool IsKnown, byte[]? Value)> TakeAsync(string key) => AskAsync(async database => (byte[]?)await database.StringGetDeleteAsync(KeyOf(key)));

    /// <summary>Sets the value for a time.</summary>
    /// <returns>Whether it was set.</returns>
    public async Task<bool> SetAsync(string key, byte[] value, TimeSpan lifetime) => (await AskAsync(database => database.StringSetAsync(KeyOf(key), value, lifetime))).IsKnown;

    /// <summary>Removes the value.</summary>
    public Task RemoveAsync(string key) => AskAsync(database => database.KeyDeleteAsync(KeyOf(key)));

    /// <summary>Adds to a count, which begins anew a time after its first.</summary>
    /// <returns>Whether anybody could say; the count, and when it begins anew.</returns>
    public Task<(bool IsKnown, (long Count, TimeSpan Left) Value)> CountAsync(string key, long by, TimeSpan window) => AskAsync(async database =>
    {
        long count = await database.StringIncrementAsync(KeyOf(key), by);
        await database.KeyExpireAsync(KeyOf(key), window, ExpireWhen.HasNoExpiry);
        return (count, await database.KeyTimeToLiveAsync(KeyOf(key)) ?? window);
    });

    private RedisKey KeyOf(string key) => $"{options.Value.Name}:{key}";

    private async Task<(bool IsKnown, T? Value)> AskAsync<T>(Func<IDatabase, Task<T>> ask)
    {
        if (redis is not { IsConnected: true })
            return (false, default);
        try
        {
            return (true, await ask(redis.GetDatabase()).WaitAsync(Patience));
        }
        catch (Exception problem) when (problem is RedisException or TimeoutException)
        {
            return (false, default);
        }
    }
}
