using System.Collections.Concurrent;
using RecApp.Bundles;
using RecApp.Cluster.Notices;
using RecApp.Storage;
using RecApp.Storage.Experiments;

namespace RecApp.Experiments;

/// <summary>
/// Keeps what runs as the storage has it, which other instances may have changed, and the versions that it compares in memory. A version
/// that can't be loaded is tried again every minute; until then its visitors get what is served and are not counted.
/// </summary>
public sealed partial class ExperimentRunner(
    ExperimentStore store, ModelCatalog models, RunningExperiments running, TimeProvider clock, ILogger<ExperimentRunner> logger, SharedNotices? notices = null) : BackgroundService
{
    private const string Notice = "experiments";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5), Retry = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _refreshing = new(1);
    private readonly ConcurrentDictionary<(string Model, string Version), ComparedVersion> _versions = new();

    /// <summary>How a version that a running experiment compares is; null where none does.</summary>
    internal ComparedVersion? Find(string model, string version) => _versions.GetValueOrDefault((model, version));

    /// <summary>Takes over what the storage has: from now on that is what runs.</summary>
    /// <exception cref="StorageUnavailableException">It can't be read; what ran before goes on.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            Experiment[] experiments = [.. (await store.RunningAsync(cancellationToken)).Select(ExperimentRows.Read)];
            running.Set(experiments);
            await HoldAsync([.. experiments.SelectMany(experiment => Versions(experiment.Definition)).Distinct()], cancellationToken);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    /// <summary>The same after a change, which other instances are told of.</summary>
    /// <exception cref="StorageUnavailableException">It can't be read; what ran before goes on.</exception>
    public async Task ChangeAsync(CancellationToken cancellationToken = default)
    {
        await RefreshAsync(cancellationToken);
        if (notices is not null)
            await notices.TellAsync(Notice);
    }

    /// <summary>The versions that an experiment names.</summary>
    internal static IEnumerable<(string Model, string Version)> Versions(ExperimentDefinition definition) =>
        from variant in definition.Variants where variant.Version is not null select (definition.Model, variant.Version);

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var version in _versions.Values)
            version.Held?.Dispose();
        _refreshing.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(LookAsync(stoppingToken), notices?.FollowAsync(Notice, TryRefreshAsync, stoppingToken) ?? Task.CompletedTask);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Pause, clock);
        do
        {
            await TryRefreshAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TryRefreshAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RefreshAsync(stoppingToken);
        }
        catch (StorageUnavailableException)
        {
            // Health check and log tell of it; what ran before goes on.
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // A row that nobody can read must not end the application.
            LogUnreadable(problem);
        }
    }

    [LoggerMessage(LogLevel.Error, "The running experiments could not be taken over; those that ran before go on")]
    private partial void LogUnreadable(Exception problem);

    private async Task HoldAsync(HashSet<(string Model, string Version)> wanted, CancellationToken cancellationToken)
    {
        foreach (var gone in _versions.Keys.Where(key => !wanted.Contains(key)))
        {
            if (_versions.TryRemove(gone, out var version))
                version.Held?.Dispose();
        }
        foreach (var key in wanted)
        {
            if (_versions.TryGetValue(key, out var known) && (known.Held is not null || clock.GetElapsedTime(known.At) < Retry))
                continue;
            try
            {
                _versions[key] = new(await models.HoldAsync(key.Model, key.Version, cancellationToken), null, clock.GetTimestamp());
            }
            catch (ModelUnavailableException unavailable)
            {
                _versions[key] = new(null, unavailable.Reason, clock.GetTimestamp());
            }
        }
    }
}

/// <summary>A version that a running experiment compares.</summary>
/// <param name="Held">What is loaded; null where it can't be.</param>
/// <param name="Problem">Why it can't; null where it is loaded.</param>
/// <param name="At">When that was found out, a timestamp.</param>
internal sealed record ComparedVersion(HeldModel? Held, string? Problem, long At);
