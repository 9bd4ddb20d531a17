using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using RecApp.Cluster;
using RecApp.Cluster.Versions;
using StackExchange.Redis;

namespace RecApp.Bundles.Promotion;

/// <summary>The choices that hold for all instances. Every method may throw <see cref="ClusterUnavailableException"/>.</summary>
internal sealed class SharedVersions(ClusterSilo silo, IConnectionMultiplexer redis, IOptions<ClusterOptions> options)
{
    private readonly string _key = $"{options.Value.Name}:served";
    private readonly RedisChannel _announced = RedisChannel.Literal($"{options.Value.Name}:announced");

    /// <summary>A model's choice as soon as it is another one than the revision that is known, or after a while.</summary>
    public Task<VersionChoice> NextAsync(string model, long known, CancellationToken cancellationToken) =>
        silo.AskAsync(grains => grains.GetGrain<IVersionGrain>(model).NextAsync(known), cancellationToken);

    /// <summary>Chooses a version for all.</summary>
    public Task<VersionChoice> ChooseAsync(string model, string version, CancellationToken cancellationToken) =>
        silo.AskAsync(grains => grains.GetGrain<IVersionGrain>(model).ChooseAsync(version), cancellationToken);

    /// <summary>Tells the others what is about to be chosen, so that they load it meanwhile. Nobody waits for it, and it may get lost.</summary>
    public void Announce(string model, string version) => redis.GetSubscriber().Publish(_announced, $"{model} {version}", CommandFlags.FireAndForget);

    /// <summary>What is about to be chosen by any instance, from now on.</summary>
    /// <exception cref="RedisException">Redis is away.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public async IAsyncEnumerable<(string Model, string Version)> AnnouncedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var messages = await redis.GetSubscriber().SubscribeAsync(_announced);
        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            if (((string)message.Message!).Split(' ', 2) is [var model, var version])
                yield return (model, version);
        }
    }

    /// <summary>
    /// What was chosen when an instance last looked: whoever starts knows it in milliseconds, before the grains can be asked, which takes
    /// seconds.
    /// </summary>
    /// <exception cref="RedisException">Redis is away.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public async Task<IReadOnlyDictionary<string, VersionChoice>> LastKnownAsync() =>
        (await redis.GetDatabase().HashGetAllAsync(_key)).ToDictionary(entry => (string)entry.Name!, entry => Read((string)entry.Value!), StringComparer.Ordinal);

    /// <summary>Keeps a choice for those who start later.</summary>
    /// <exception cref="RedisException">Redis is away.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public Task KeepAsync(string model, VersionChoice choice) =>
        redis.GetDatabase().HashSetAsync(_key, model, string.Create(CultureInfo.InvariantCulture, $"{choice.Revision} {choice.ChosenUtc.UtcTicks} {choice.Version}"));

    /// <summary>Chooses a version that was wanted in the past, unless there is a later choice.</summary>
    public Task<VersionChoice> OfferAsync(string model, WaitingVersion wanted, CancellationToken cancellationToken) =>
        silo.AskAsync(grains => grains.GetGrain<IVersionGrain>(model).OfferAsync(wanted.Version, wanted.WantedUtc, wanted.After), cancellationToken);

    private static VersionChoice Read(string kept) => kept.Split(' ', 3) is [var revision, var ticks, var version]
        ? new(long.Parse(revision, CultureInfo.InvariantCulture), version, new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero))
        : new(0, null, default);
}
