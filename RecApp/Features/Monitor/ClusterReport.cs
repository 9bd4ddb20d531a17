using RecApp.Bundles;
using RecApp.Bundles.Promotion;
using RecApp.Cluster;

namespace RecApp.Features.Monitor;

/// <summary>How the instances are that share a Redis, as the one that is asked sees it.</summary>
/// <param name="Shared">Whether there may be several; false for a single process, of which there is no more to say.</param>
/// <param name="Joined">Whether this one belongs to them at this moment; otherwise it goes on alone.</param>
/// <param name="RedisReachable">Whether Redis answers this one.</param>
/// <param name="Members">Those that are there, this one included, by the addresses at which they reach each other.</param>
/// <param name="Waiting">Promotions that wait until the instances can agree on them.</param>
/// <param name="Lacking">Versions that all are to serve and this one can't.</param>
public sealed record ClusterReport(
    bool Shared, bool Joined, bool RedisReachable, IReadOnlyList<string> Members, IReadOnlyList<WaitingPromotion> Waiting, IReadOnlyList<LackingVersion> Lacking);

/// <summary>A promotion that waits.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The version that is to be served.</param>
/// <param name="WantedUtc">Since when.</param>
public sealed record WaitingPromotion(string Model, string Version, DateTimeOffset WantedUtc);

/// <summary>A version that can't be served here: its bundle is missing or damaged.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The version that is to be served.</param>
/// <param name="Served">The version that goes on answering.</param>
public sealed record LackingVersion(string Model, string Version, string Served);

/// <summary>Looks at the instances.</summary>
public sealed class ClusterReports(ClusterMembers members, ChosenVersions chosen, ModelCatalog catalog)
{
    /// <summary>How they are now; touches nothing but the memory of this process and the list of its bundles.</summary>
    public ClusterReport Look() => new(
        members.IsShared, members.HasJoined, members.ReachesRedis, members.Addresses,
        [.. from entry in chosen.All let waiting = entry.Chosen.Waiting where waiting is not null select new WaitingPromotion(entry.Model, waiting.Version, waiting.WantedUtc)],
        [.. from entry in chosen.All
            let version = entry.Chosen.Version
            let served = catalog.Find(entry.Model)?.Served
            where served is not null && version is not null && version != served
            select new LackingVersion(entry.Model, version, served)]);
}
