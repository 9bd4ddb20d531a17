using System.Collections.Concurrent;
using RecApp.Cluster;
using RecApp.Cluster.Versions;
using StackExchange.Redis;

namespace RecApp.Bundles.Promotion;

/// <summary>
/// Serves here what all instances serve, and brings before them what waits here. Models are not loaded before it knows, or has to go on
/// without: nobody gets an answer of a version that nobody chose.
/// </summary>
internal sealed partial class VersionFollower : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500), Patience = TimeSpan.FromSeconds(3), RetryMissing = TimeSpan.FromSeconds(30), Ready = TimeSpan.FromSeconds(10);

    private readonly VersionPromotion _promotion;
    private readonly SharedVersions _shared;
    private readonly ChosenVersions _chosen;
    private readonly ModelCatalog _catalog;
    private readonly TimeProvider _clock;
    private readonly ILogger<VersionFollower> _logger;
    private readonly TaskCompletionSource _known = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, string> _missing = new(StringComparer.Ordinal);

    public VersionFollower(
        VersionPromotion promotion, SharedVersions shared, ChosenVersions chosen, ModelCatalog catalog, TimeProvider clock, ILogger<VersionFollower> logger)
    {
        (_promotion, _shared, _chosen, _catalog, _clock, _logger) = (promotion, shared, chosen, catalog, clock, logger);
        // Hosted services are made before the first of them starts: before any model is asked for.
        chosen.Known = _known.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll([LearnAsync(stoppingToken), PrepareAsync(stoppingToken), .. _catalog.Names.Select(model => FollowAsync(model, stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    // Until Redis has said what was chosen last, or does not answer for a while.
    private async Task LearnAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var (model, choice) in await _shared.LastKnownAsync().WaitAsync(Patience, _clock, stoppingToken))
            {
                if (_catalog.Find(model) is not null)
                    await ServeAsync(model, choice, stoppingToken);
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogAlone(problem.Message);
        }
        finally
        {
            _known.TrySetResult();
        }
    }

    // All instances load at the same time: a promotion takes as long as one of them does.
    private async Task PrepareAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await foreach (var (model, version) in _shared.AnnouncedAsync(stoppingToken))
                {
                    if (_catalog.Find(model) is { State: ModelState.Available })
                        _ = HoldAsync(model, version, stoppingToken);
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // Whatever it was: without it every instance loads once it hears of the choice.
                LogUnprepared(problem.Message);
            }
            await Task.Delay(Pause, _clock, stoppingToken);
        }
    }

    // Until it has been chosen, or was not.
    private async Task HoldAsync(string model, string version, CancellationToken stoppingToken)
    {
        try
        {
            using var held = await _catalog.HoldAsync(model, version, stoppingToken);
            await Task.Delay(Ready, _clock, stoppingToken);
        }
        catch (Exception problem) when (problem is ModelUnavailableException or ObjectDisposedException or OperationCanceledException)
        {
            // The choice will tell.
        }
    }

    private async Task FollowAsync(string model, CancellationToken stoppingToken)
    {
        long known = -1, tried = 0;
        while (true)
        {
            try
            {
                var choice = await AgreeAsync(model, known, stoppingToken);
                bool isNew = choice.Revision != known;
                known = choice.Revision;
                if (choice.Version is not null && (isNew || (!Serves(model, choice.Version) && _clock.GetElapsedTime(tried) > RetryMissing)))
                {
                    tried = _clock.GetTimestamp();
                    await ServeAsync(model, choice, stoppingToken);
                    await _shared.KeepAsync(model, choice);
                }
            }
            catch (Exception problem) when (problem is ClusterUnavailableException or RedisException or TimeoutException)
            {
                // The monitor tells of it; people go on with what they have.
                await Task.Delay(Pause, _clock, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                // Whatever it was must not end the application.
                LogFailed(problem, model);
                await Task.Delay(RetryMissing, _clock, stoppingToken);
            }
        }
    }

    // What waits here goes first; where nobody has chosen, or all was lost, the choice is what was chosen here.
    private async Task<VersionChoice> AgreeAsync(string model, long known, CancellationToken cancellationToken)
    {
        if (_chosen.Of(model)?.Waiting is { } waiting)
            return await _shared.OfferAsync(model, waiting, cancellationToken);
        var choice = await _shared.NextAsync(model, known, cancellationToken);
        return choice.Version is null && _chosen.Of(model) is { Version: { } version, ChosenUtc: { } chosen }
            ? await _shared.OfferAsync(model, new(version, chosen, After: 0), cancellationToken)
            : choice;
    }

    private async Task ServeAsync(string model, VersionChoice choice, CancellationToken cancellationToken)
    {
        try
        {
            await _promotion.ApplyAsync(model, choice, cancellationToken);
            _missing.TryRemove(model, out _);
        }
        catch (ModelUnavailableException unavailable)
        {
            if (!_missing.TryGetValue(model, out string? said) || said != unavailable.Reason)
                LogMissing(model, choice.Version!, unavailable.Reason, _catalog.Find(model)?.Served ?? "nothing");
            _missing[model] = unavailable.Reason;
        }
    }

    private bool Serves(string model, string version) => _catalog.Find(model) is { } found && (found.Served == version || found.State is ModelState.NotLoaded or ModelState.Loading);

    [LoggerMessage(LogLevel.Warning, "What the instances share can't be read: this one begins with what it knows ({Reason})")]
    private partial void LogAlone(string reason);

    [LoggerMessage(LogLevel.Error, "What all instances serve of {Model} can't be followed; it is tried again")]
    private partial void LogFailed(Exception problem, string model);

    [LoggerMessage(LogLevel.Debug, "What is about to be promoted can't be heard of: {Reason}")]
    private partial void LogUnprepared(string reason);

    [LoggerMessage(LogLevel.Warning, "All instances are to serve {Model} {Version}, but here: {Reason} {Served} goes on answering")]
    private partial void LogMissing(string model, string version, string reason, string served);
}
