using System.Globalization;
using System.Runtime.InteropServices;

namespace RecApp.Cluster.Jobs;

/// <summary>Computes ranges of the jobs of a key on the cores of this instance, behind everything else that they have to do.</summary>
/// <param name="silo">Where the grain is asked.</param>
/// <param name="key">What the jobs are about.</param>
/// <param name="clock">For pauses.</param>
/// <param name="logger">Is told of ranges that can't be computed.</param>
internal sealed partial class JobWorker(ClusterSilo silo, string key, TimeProvider clock, ILogger logger)
{
    private const int LowestPriority = 19;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1), Renewal = TimeSpan.FromSeconds(1);

    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName} {Environment.ProcessId}");

    /// <summary>Works until it is told to end.</summary>
    /// <param name="prepare">Makes ready for a task; null where this instance can't compute it.</param>
    /// <param name="cancellationToken">Ends it; what is being computed is given back.</param>
    public Task RunAsync(Func<JobTask, IJobComputation?> prepare, CancellationToken cancellationToken) =>
        Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(core => WorkAsync($"{_name} {core}", prepare, cancellationToken)));

    private async Task WorkAsync(string worker, Func<JobTask, IJobComputation?> prepare, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                if (await silo.AskAsync(grains => Grain(grains).TakeAsync(worker), cancellationToken) is { } task)
                {
                    await ComputeAsync(worker, task, prepare, cancellationToken);
                    continue;
                }
            }
            catch (ClusterUnavailableException)
            {
                // Without the others there is nothing to do.
            }
            await Task.Delay(Idle, clock, cancellationToken);
        }
    }

    private async Task ComputeAsync(string worker, JobTask task, Func<JobTask, IJobComputation?> prepare, CancellationToken cancellationToken)
    {
        using var computation = prepare(task);
        if (computation is null)
        {
            await ReturnAsync(worker, task, problem: null);
            // Others may be able to.
            await Task.Delay(Idle, clock, cancellationToken);
            return;
        }
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var computing = OnLowThreadAsync(() => task.Range.Rows.Select(row => computation.Row(row, end.Token)).ToArray());
        try
        {
            while (await Task.WhenAny(computing, Task.Delay(Renewal, clock, end.Token)) != computing)
            {
                end.Token.ThrowIfCancellationRequested();
                if (!await silo.AskAsync(grains => Grain(grains).RenewAsync(worker, task.Job, task.Number), end.Token))
                    await end.CancelAsync();
            }
            byte[][] rows = await computing;
            await AskAsync(grain => grain.DeliverAsync(worker, task.Job, task.Number, rows), cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await ReturnAsync(worker, task, problem: null);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (ClusterUnavailableException)
        {
            // The grain gives the range to somebody else.
        }
        catch (Exception problem)
        {
            LogFailed(problem, task.Range);
            await ReturnAsync(worker, task, problem.Message.TrimEnd('.'));
        }
        finally
        {
            await end.CancelAsync();
            // Before what it computes with is given back.
            await ((Task)computing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReturnAsync(string worker, JobTask task, string? problem)
    {
        try
        {
            await AskAsync(grain => grain.ReturnAsync(worker, task.Job, task.Number, problem), CancellationToken.None);
        }
        catch (ClusterUnavailableException)
        {
            // It is given to somebody else when nobody renews it.
        }
    }

    private Task<bool> AskAsync(Func<IJobGrain, Task> ask, CancellationToken cancellationToken) => silo.AskAsync(
        async grains =>
        {
            await ask(Grain(grains));
            return true;
        },
        cancellationToken);

    private IJobGrain Grain(IGrainFactory grains) => grains.GetGrain<IJobGrain>(key);

    // A thread of its own, which ends with the range: none of the pool's could get its priority back.
    private static Task<T> OnLowThreadAsync<T>(Func<T> compute) => Task.Factory.StartNew(
        () =>
        {
            if (OperatingSystem.IsLinux())
                _ = SetPriority(0, 0, LowestPriority);
            else
                Thread.CurrentThread.Priority = ThreadPriority.Lowest;
            return compute();
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    // Linux has no priorities of threads but their niceness; .NET leaves it alone.
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);

    [LoggerMessage(LogLevel.Error, "{Range} can't be computed")]
    private partial void LogFailed(Exception problem, JobRange range);
}

/// <summary>What computes rows of a job; given back when its range is done.</summary>
internal interface IJobComputation : IDisposable
{
    /// <summary>Computes a row.</summary>
    byte[] Row(int row, CancellationToken cancellationToken);
}
