using StackExchange.Redis;

namespace RecApp.Cluster;

/// <summary>
/// Says at start where a Redis that is full would throw away what instances have to know, or take nothing more while what tabs left there fills it.
/// Only what has a lifetime may go: <c>maxmemory-policy</c> is one of the <c>volatile</c> ones.
/// </summary>
internal sealed partial class EvictionCheck(IConnectionMultiplexer redis, TimeProvider clock, ILogger<EvictionCheck> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (redis.IsConnected)
                {
                    // By a script, as the client takes what asks a server itself for a privilege.
                    Judge(((string?)await redis.GetDatabase().ScriptEvaluateAsync("return redis.call('INFO', 'memory')") ?? "").Split("\r\n"));
                    return;
                }
            }
            catch (RedisServerException)
            {
                // Some providers don't tell.
                return;
            }
            catch (Exception problem) when (problem is RedisException or TimeoutException)
            {
                // It is asked again once it is back.
            }
            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private void Judge(string[] memory)
    {
        const string Name = "maxmemory_policy:";
        string policy = memory.FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal))?[Name.Length..] ?? "";
        if (policy.StartsWith("allkeys", StringComparison.Ordinal))
            LogThrowsAway(policy);
        else if (policy == "noeviction" && !memory.Contains("maxmemory:0"))
            LogRefuses(policy);
    }

    [LoggerMessage(LogLevel.Warning, "Redis has maxmemory-policy {Policy}: once it is full it throws away promotions and who belongs to the instances. Set volatile-lru")]
    private partial void LogThrowsAway(string policy);

    [LoggerMessage(LogLevel.Warning, "Redis has a maxmemory and the maxmemory-policy {Policy}: once what tabs left there fills it, promotions wait and nobody new can join. Set volatile-lru")]
    private partial void LogRefuses(string policy);
}
