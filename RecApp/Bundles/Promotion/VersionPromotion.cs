using System.Collections.Concurrent;
using RecApp.Cluster;
using RecApp.Cluster.Versions;

namespace RecApp.Bundles.Promotion;

/// <summary>
/// Puts versions into service, for good and on all instances. Where instances share nothing the choice is this one's alone. Callers
/// check before that an administrator asks, or that a rule allows it.
/// </summary>
public sealed class VersionPromotion
{
    private readonly ModelCatalog _catalog;
    private readonly ChosenVersions _chosen;
    private readonly TimeProvider _clock;
    private readonly SharedVersions? _shared;
    private readonly ConcurrentDictionary<string, Turn> _turns = new(StringComparer.Ordinal);

    public VersionPromotion(ModelCatalog catalog, ChosenVersions chosen, TimeProvider clock)
        : this(catalog, chosen, clock, null)
    {
    }

    internal VersionPromotion(ModelCatalog catalog, ChosenVersions chosen, TimeProvider clock, SharedVersions? shared) =>
        (_catalog, _chosen, _clock, _shared) = (catalog, chosen, clock, shared);

    /// <summary>Serves a version from now on; requests in flight finish on the one they began with. A candidate becomes a version like others.</summary>
    /// <param name="model">A registered model's name.</param>
    /// <param name="version">An installed version or a candidate.</param>
    /// <param name="cancellationToken">Gives up before anything has changed.</param>
    /// <returns>False where it waits for what the instances share: then it is served as soon as they can agree on it.</returns>
    /// <exception cref="ModelUnavailableException">It is gone or damaged, or the choice can't be written; what was served before still is.</exception>
    public async Task<bool> PromoteAsync(string model, string version, CancellationToken cancellationToken)
    {
        _shared?.Announce(model, version);
        // Before anybody is told to serve it it is verified and in memory, here at least.
        using var held = await _catalog.HoldAsync(model, version, cancellationToken);
        if (_shared is null)
        {
            await ApplyAsync(model, new(long.MaxValue, version, _clock.GetUtcNow()), CancellationToken.None);
            return true;
        }
        try
        {
            var choice = await _shared.ChooseAsync(model, version, cancellationToken);
            _chosen.StopWaiting(model);
            await ApplyAsync(model, choice, CancellationToken.None);
            return true;
        }
        catch (ClusterUnavailableException)
        {
            _chosen.Wait(model, new(version, _clock.GetUtcNow(), TurnOf(model).Revision));
            return false;
        }
    }

    /// <summary>Serves what all instances serve, unless something later is served here already. A model that nobody has loaded yet is left so: it begins with that.</summary>
    /// <exception cref="ModelUnavailableException">It is not installed here, or damaged; what was served before still is.</exception>
    internal async Task ApplyAsync(string model, VersionChoice choice, CancellationToken cancellationToken)
    {
        var turn = TurnOf(model);
        await turn.Gate.WaitAsync(cancellationToken);
        try
        {
            if (choice.Version is null || choice.Revision < turn.Revision)
                return;
            turn.Revision = choice.Revision;
            // Written down before it is served, and also where it can't be loaded: the bundle may still come.
            _chosen.Set(model, choice.Version, choice.ChosenUtc, choice.Revision);
            if (_catalog.Find(model) is { State: ModelState.Available or ModelState.Unavailable } || _shared is null)
                await _catalog.PromoteAsync(model, choice.Version, cancellationToken);
        }
        finally
        {
            turn.Gate.Release();
        }
    }

    private Turn TurnOf(string model) => _turns.GetOrAdd(model, _ => new());

    /// <summary>One change of a model at a time; the last that was seen of it.</summary>
    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public long Revision { get; set; }
    }
}
