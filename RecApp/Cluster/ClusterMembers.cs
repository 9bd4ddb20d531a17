using Orleans.Runtime;
using StackExchange.Redis;

namespace RecApp.Cluster;

/// <summary>Who belongs to the instances that share a Redis, as this one sees it.</summary>
public sealed class ClusterMembers(ClusterSilo silo, IEnumerable<IConnectionMultiplexer> redis)
{
    /// <summary>Whether there may be others.</summary>
    public bool IsShared => silo.IsShared;

    /// <summary>Whether this one is among them.</summary>
    public bool HasJoined => silo.Services is not null;

    /// <summary>Whether Redis answers this instance.</summary>
    public bool ReachesRedis => redis.Any(server => server.IsConnected);

    /// <summary>The instances that are there, this one included, by the addresses at which they reach each other; none while this one has not joined.</summary>
    public IReadOnlyList<string> Addresses => silo.Services?.GetRequiredService<IClusterMembershipService>() is { } membership
        ? [.. membership.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress.Endpoint.ToString()).Order(StringComparer.Ordinal)]
        : [];
}
