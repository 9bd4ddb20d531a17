using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace RecApp.Inference;

/// <summary>
/// Bounds what is asked of a model at once: so many calls run, so many wait, none takes longer than the deadline.
/// Page and API share it, so HTTP limits and circuit events count alike.
/// </summary>
public sealed class InferenceGate(IOptions<InferenceOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, InferenceLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>Runs <paramref name="work"/> on the thread pool, never on the caller's thread.</summary>
    /// <param name="model">The model's name; each has its own limit and queue.</param>
    /// <param name="work">The computation. It is handed a token that fires at the deadline and when the caller cancels.</param>
    /// <param name="cancellation">The caller's; stops waiting at once.</param>
    /// <exception cref="InferenceBusyException">The queue is full or the deadline passed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> RunAsync<T>(string model, Func<CancellationToken, T> work, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var lane = _lanes.GetOrAdd(model, static (name, settings) => new(name, settings.ConcurrencyOf(name), settings.Queue), options.Value);
        var deadline = new Deadline(TimeSpan.FromSeconds(options.Value.DeadlineSeconds), clock, cancellation);
        Task<T> running;
        try
        {
            await lane.EnterAsync(deadline.Token, cancellation);
            running = Start(lane, work, deadline);
        }
        catch
        {
            deadline.Dispose();
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

    /// <summary>Calls of a model that run or wait now.</summary>
    public int Inside(string model) => _lanes.TryGetValue(model, out var lane) ? lane.Inside : 0;

    private static Task<T> Start<T>(InferenceLane lane, Func<CancellationToken, T> work, Deadline deadline) => Task.Run(
        () =>
        {
            long started = Stopwatch.GetTimestamp();
            try
            {
                return work(deadline.Token);
            }
            finally
            {
                lane.Leave(started);
                // Only now: work that outlives its caller still looks at the token.
                deadline.Dispose();
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
