using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RecApp.Admission;
using RecApp.Bundles;

namespace RecApp.Serving;

/// <summary>
/// Bounds what is asked of a model at once: so many calls run, so many wait, none takes longer than the deadline, and callers
/// get equal shares of it. Page and API share it, so HTTP limits and circuit events count alike.
/// </summary>
public sealed class InferenceGate(IOptions<InferenceOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, InferenceLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Runs <paramref name="work"/> on the thread pool, never on the caller's thread.</summary>
    /// <param name="model">The model's name; each has its own limit and queue.</param>
    /// <param name="work">The computation. It is handed a token that fires at the deadline and when the caller cancels.</param>
    /// <param name="cancellationToken">The caller's; stops waiting at once.</param>
    /// <exception cref="InferenceBusyException">The queue is full or the deadline passed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<T> RunAsync<T>(string model, Func<CancellationToken, T> work, CancellationToken cancellationToken = default) =>
        RunAsync(model, work, held: null, cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> on a leased model and gives the lease back when the work has ended, which may be after the
    /// caller was told that it took too long: a model is never disposed while something still computes with it.
    /// </summary>
    /// <param name="lease">Becomes the gate's, whatever the outcome.</param>
    /// <param name="work">The computation on the leased model, with the token of the other overload.</param>
    /// <param name="cancellationToken">The caller's; stops waiting at once.</param>
    /// <exception cref="InferenceBusyException">The queue is full or the deadline passed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<T> RunAsync<TModel, T>(ModelLease<TModel> lease, Func<TModel, CancellationToken, T> work, CancellationToken cancellationToken = default)
        where TModel : class =>
        RunAsync(lease.Manifest.Name, token => work(lease.Model, token), lease, cancellationToken);

    /// <summary>
    /// Runs work of well under a millisecond: on the caller's thread when a place is free, as moving it to another one would
    /// cost more than the work; else when its turn comes. Limit, queue and waiting time are the other overloads'.
    /// </summary>
    /// <param name="model">The model's name.</param>
    /// <param name="state">Handed to <paramref name="work"/>, which then needs no closure.</param>
    /// <param name="work">The computation; nothing interrupts it.</param>
    /// <param name="cancellationToken">The caller's; stops waiting at once.</param>
    /// <exception cref="InferenceBusyException">The queue is full or the deadline passed while waiting.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<T> RunBrieflyAsync<TState, T>(string model, TState state, Func<TState, T> work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var lane = LaneOf(model);
        if (!lane.TryEnterBriefly(out var place))
        {
            using var deadline = new Deadline(TimeSpan.FromSeconds(options.Value.DeadlineSeconds), clock, cancellationToken);
            place = await lane.EnterAsync(isBrief: true, deadline.Token, cancellationToken).ConfigureAwait(false);
        }
        long started = clock.GetTimestamp();
        try
        {
            return work(state);
        }
        finally
        {
            lane.Leave(place, started);
        }
    }

    /// <summary>
    /// Searches a leased model, which takes milliseconds: in places of their own, so that typing stays quick while predictions run,
    /// and no caller's typing waits for all of another's.
    /// </summary>
    /// <param name="lease">Becomes the gate's, whatever the outcome.</param>
    /// <param name="search">The search; nothing interrupts it.</param>
    /// <param name="cancellationToken">The caller's; stops waiting at once.</param>
    /// <exception cref="InferenceBusyException">The queue is full or the deadline passed while waiting.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<T> SearchAsync<TModel, T>(ModelLease<TModel> lease, Func<TModel, T> search, CancellationToken cancellationToken = default)
        where TModel : class
    {
        using (lease)
            return await RunBrieflyAsync($"{lease.Manifest.Name} searches", (lease.Model, Search: search), static state => state.Search(state.Model), cancellationToken);
    }

    /// <summary>Calls of a model that run or wait now.</summary>
    public int Inside(string model) => _lanes.TryGetValue(model, out var lane) ? lane.Inside : 0;

    /// <summary>What a model has to do now, its searches included.</summary>
    public ServingLoad LoadOf(string model)
    {
        InferenceLane[] own = [.. _lanes.Values.Where(lane => lane.Name == model || lane.Name.StartsWith($"{model} ", StringComparison.Ordinal))];
        int inside = own.Sum(lane => lane.Inside), waiting = own.Sum(lane => lane.Waiting);
        // Read one after the other: meanwhile somebody may have come or gone.
        return new(Math.Max(0, inside - waiting), waiting, options.Value.ConcurrencyOf(model));
    }

    /// <summary>What models have been asked, each in its lane.</summary>
    internal ICollection<InferenceLane> Lanes => _lanes.Values;

    private InferenceLane LaneOf(string model) =>
        _lanes.GetOrAdd(model, static (name, gate) => gate.NewLane(name), this);

    private InferenceLane NewLane(string model) => new(model, options.Value.ConcurrencyOf(model), options.Value.Queue, clock);

    private async Task<T> RunAsync<T>(string model, Func<CancellationToken, T> work, IDisposable? held, CancellationToken cancellationToken)
    {
        var lane = LaneOf(model);
        Deadline? deadline = null;
        Task<T> running;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            deadline = new Deadline(TimeSpan.FromSeconds(options.Value.DeadlineSeconds), clock, cancellationToken);
            var place = await lane.EnterAsync(isBrief: false, deadline.Token, cancellationToken);
            running = StartAsync(lane, place, work, deadline, held);
        }
        catch
        {
            deadline?.Dispose();
            held?.Dispose();
            throw;
        }
        try
        {
            // Work that doesn't look at its token keeps its place until it ends, but not its caller.
            return await running.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            throw lane.Busy("This took longer than it may.");
        }
        finally
        {
            Observe(running);
        }
    }

    private Task<T> StartAsync<T>(InferenceLane lane, FairQueue.Place place, Func<CancellationToken, T> work, Deadline deadline, IDisposable? held) => Task.Run(
        () =>
        {
            long started = clock.GetTimestamp();
            try
            {
                return work(deadline.Token);
            }
            finally
            {
                // Only now: work that outlives its caller still uses the model and looks at the token.
                using (deadline)
                using (held)
                    lane.Leave(place, started);
            }
        },
        // Not the caller's token: a task that never starts would never leave its lane.
        CancellationToken.None);

    private static void Observe(Task running)
    {
        if (!running.IsCompleted)
            _ = running.ContinueWith(static done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}

/// <summary>What a model has to do.</summary>
/// <param name="Running">Calls that run.</param>
/// <param name="Waiting">Calls that wait.</param>
/// <param name="Places">How many may run at once; searches and songs have places of their own.</param>
public sealed record ServingLoad(int Running, int Waiting, int Places);
