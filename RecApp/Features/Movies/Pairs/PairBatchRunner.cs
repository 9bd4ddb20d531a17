using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Cluster;
using RecApp.Cluster.Jobs;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Pairs.Shared;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Validation;

namespace RecApp.Features.Movies.Pairs;

/// <summary>
/// Starts, cancels and rolls back the batch of film pairs: one at a time among all processes on this database, and among all instances,
/// which compute it together. Callers check before that an administrator asks.
/// </summary>
public sealed partial class PairBatchRunner(
    ModelCatalog models, PairStore store, IOptions<MovieBatchOptions> options, TimeProvider clock, ILogger<PairBatchRunner> logger, ClusterSilo? silo = null) : IDisposable
{
    private readonly SharedPairs? _shared = silo is { IsShared: true } ? new(silo, clock) : null;
    private readonly Lock _lock = new();
    private CancellationTokenSource? _cancellation;
    private Task _running = Task.CompletedTask;
    private volatile PairBatchState _state = PairBatchState.Idle;

    /// <summary>What runs, or ran last, here or on another instance.</summary>
    public PairBatchState State => _state;

    /// <summary>Whether others compute it, too.</summary>
    public bool IsShared => _shared is not null;

    /// <summary>Starts a batch with the served model; returns as soon as it runs.</summary>
    /// <param name="top">How many of the most popular films pair up; null for the configured number.</param>
    /// <param name="take">How many films each pair recommends; null for the configured number.</param>
    /// <param name="workers">How many cores it uses.</param>
    /// <param name="cancellationToken">Gives up waiting for the model; a running batch is not cancelled by it.</param>
    /// <returns>Completes when the batch has ended in whatever way; never fails.</returns>
    /// <exception cref="InvalidRequestException">A number is out of range.</exception>
    /// <exception cref="PairsBusyException">A batch runs already, here or in another process.</exception>
    /// <exception cref="ModelUnavailableException">There is no model to ask.</exception>
    /// <exception cref="StorageUnavailableException">The database can't be written.</exception>
    public async Task<Task> StartAsync(int? top, int? take, int workers, CancellationToken cancellationToken)
    {
        var lease = await models.AcquireAsync<MovieModel>(MovieService.ModelName, cancellationToken);
        PairLock? taken = null;
        try
        {
            var request = PairRequest.Of(top, take, options.Value, lease.Model.Catalogue);
            int[] popular = request.Popular(lease.Model.Catalogue);
            taken = store.Lock();
            var batch = store.Begin(
                new(lease.Version, MovieService.DefaultRanker, request.Top, request.Take, CodeCommit.Find()),
                [.. Enumerable.Range(0, lease.Model.Catalogue.Count).Select(movie => lease.Model.Catalogue[movie].Id)],
                popular);
            PairComputation computation = new(lease.Model, batch.Settings, popular);
            var left = batch.CompletedUtc is null ? computation.Left(store, batch) : [];
            var run = _shared is null || left.Count == 0 ? null : await _shared.BeginAsync(batch, left, computation.BytesOf, cancellationToken);
            lock (_lock)
            {
                _cancellation?.Dispose();
                _cancellation = new();
                var token = _cancellation.Token;
                _state = new(PairBatchPhase.Running, new(batch.Version, 0, batch.Settings.Pairs, 0, null), null);
                // A thread of its own: requests keep the thread pool to themselves.
                return _running = Task.Factory.StartNew(
                    () => RunToItsEnd(lease, taken, new(batch, computation, left, run), workers, token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
        catch
        {
            taken?.Dispose();
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Cancels the batch that runs, on whichever instance, and waits until it has ended.</summary>
    /// <returns>False when none runs.</returns>
    public async Task<bool> CancelAsync()
    {
        if (await CancelHereAsync())
            return true;
        if (_shared is null)
            return false;
        try
        {
            if (!await _shared.CancelAsync())
                return false;
            Follow(await _shared.StateAsync(CancellationToken.None));
            return true;
        }
        catch (ClusterUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Waits until this instance has found those that compute with it, or can't for the time being.</summary>
    internal Task WaitForOthersAsync(CancellationToken cancellationToken) => _shared?.WaitForOthersAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Takes over what is known of a batch on another instance, unless one runs here.</summary>
    internal void Follow(PairBatchState others)
    {
        lock (_lock)
        {
            if (_running.IsCompleted && others.Phase != PairBatchPhase.Idle)
                _state = others;
        }
    }

    /// <summary>Cancels the batch that this process began and waits until it has ended.</summary>
    /// <returns>False when it began none.</returns>
    public async Task<bool> CancelHereAsync()
    {
        Task running;
        lock (_lock)
        {
            running = _running;
            if (running.IsCompleted)
                return false;
            _cancellation!.Cancel();
        }
        await running;
        return true;
    }

    /// <summary>Publishes the batch before the published one again.</summary>
    /// <returns>What is published now; null when there was none before, and nothing has changed.</returns>
    /// <exception cref="PairsBusyException">A batch runs.</exception>
    /// <exception cref="StorageUnavailableException">The database can't be written.</exception>
    public PairBatch? RollBack()
    {
        using var taken = store.Lock();
        var batch = store.RollBack();
        if (batch is not null)
            LogRolledBack(batch.Version);
        return batch;
    }

    /// <summary>Drops batches begun more than these days ago, but never the published one.</summary>
    /// <exception cref="PairsBusyException">A batch runs.</exception>
    /// <exception cref="StorageUnavailableException">The database can't be written.</exception>
    public IReadOnlyList<PairBatch> DropOlderThan(int days)
    {
        using var taken = store.Lock();
        return store.DropOlderThan(clock.GetUtcNow().AddDays(-days));
    }

    /// <summary>Cancels what runs.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _cancellation?.Cancel();
        }
    }

    private void RunToItsEnd(ModelLease<MovieModel> lease, PairLock taken, BatchWork work, int workers, CancellationToken cancellationToken)
    {
        PairBatchState ended;
        using (lease)
        using (taken)
            ended = Run(work, workers, cancellationToken);
        work.Shared?.End(ended);
        // Only now: who sees that it has ended may start the next change.
        _state = ended;
    }

    private PairBatchState Run(BatchWork work, int workers, CancellationToken cancellationToken)
    {
        var (batch, computation, left, _) = work;
        var started = clock.GetTimestamp();
        long total = batch.Settings.Pairs;
        try
        {
            PairProgressMeter meter = new(batch.Version, total, total - left.Sum(computation.PairsOf), clock, progress => _state = _state with { Progress = progress });
            meter.Add(0);
            if (work.Shared is { } run)
                run.Run(store, batch, meter, computation.PairsOf, () => _state, cancellationToken);
            else if (left.Count > 0)
                computation.Run(store, batch, left, meter, workers, cancellationToken);
            store.Publish(batch);
            Drop();
            LogPublished(batch.Version, total, clock.GetElapsedTime(started).TotalSeconds);
            return new(PairBatchPhase.Published, _state.Progress! with { Done = total, SecondsLeft = 0 }, null);
        }
        catch (OperationCanceledException)
        {
            LogCancelled(batch.Version, _state.Progress!.Done, total);
            return _state with { Phase = PairBatchPhase.Cancelled };
        }
        catch (Exception error)
        {
            // Whatever it was must not end the process; readers keep what was published before.
            LogFailed(batch.Version, error);
            return _state with { Phase = PairBatchPhase.Failed, Problem = error is StorageUnavailableException or JobFailedException ? error.Message : "The batch failed; the log says why." };
        }
    }

    private void Drop()
    {
        if (options.Value.KeepDays == 0)
            return;
        var previous = store.List().SkipWhile(batch => !batch.Published).Skip(1).FirstOrDefault(batch => batch.CompletedUtc is not null);
        var oldest = clock.GetUtcNow().AddDays(-options.Value.KeepDays);
        // What the published one replaced stays, however old it is: there has to be something to roll back to.
        store.DropOlderThan(previous is not null && previous.StartedUtc < oldest ? previous.StartedUtc : oldest);
    }

    /// <summary>What is to be done, and with whom.</summary>
    private sealed record BatchWork(PairBatch Batch, PairComputation Computation, IReadOnlyList<int> Left, SharedPairRun? Shared);

    [LoggerMessage(LogLevel.Information, "Batch {Version} is published: {Pairs} pairs in {Seconds:F1} s")]
    private partial void LogPublished(string version, long pairs, double seconds);

    [LoggerMessage(LogLevel.Information, "Batch {Version} was cancelled after {Done} of {Pairs} pairs; starting it again goes on from there")]
    private partial void LogCancelled(string version, long done, long pairs);

    [LoggerMessage(LogLevel.Information, "Rolled back to batch {Version}")]
    private partial void LogRolledBack(string version);

    [LoggerMessage(LogLevel.Error, "Batch {Version} failed; what was published before still is")]
    private partial void LogFailed(string version, Exception error);
}
