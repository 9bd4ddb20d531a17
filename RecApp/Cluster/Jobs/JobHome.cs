namespace RecApp.Cluster.Jobs;

/// <summary>The instance that began a job and takes its results. For one job, and one thread at a time.</summary>
/// <param name="silo">Where the grain is asked.</param>
/// <param name="key">What the job is about.</param>
/// <param name="clock">For pauses.</param>
internal sealed class JobHome(ClusterSilo silo, string key, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50), PauseWhileAway = TimeSpan.FromMilliseconds(500);

    private readonly string _home = Guid.CreateVersion7().ToString("N");

    /// <summary>Begins a job.</summary>
    /// <returns>False where another instance has one that runs.</returns>
    /// <exception cref="ClusterUnavailableException">The instances can't reach each other.</exception>
    public Task<bool> BeginAsync(JobPlan plan, CancellationToken cancellationToken) => silo.AskAsync(grains => Grain(grains).BeginAsync(_home, plan), cancellationToken);

    /// <summary>Takes results until everything is written.</summary>
    /// <param name="plan">The job that was begun.</param>
    /// <param name="write">Writes the results of a range.</param>
    /// <param name="progress">What others are told who ask how far it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled, here or elsewhere.</exception>
    /// <exception cref="JobFailedException">A range was given up, or another instance has taken over.</exception>
    public async Task RunAsync(JobPlan plan, Action<JobRange, byte[][]> write, Func<string> progress, CancellationToken cancellationToken)
    {
        HashSet<int> left = [.. Enumerable.Range(0, plan.Ranges.Length)];
        int[] written = [];
        while (left.Count > 0)
        {
            try
            {
                if (await silo.AskAsync(grains => Grain(grains).CollectAsync(_home, written, progress()), cancellationToken) is not { } delivery)
                {
                    // The grain's silo has gone, and what it knew with it.
                    if (!await BeginAsync(plan, cancellationToken))
                        throw new JobFailedException("Another instance has taken over.");
                    written = [.. Enumerable.Range(0, plan.Ranges.Length).Where(number => !left.Contains(number))];
                    continue;
                }
                if (delivery.Problem is { } problem)
                    throw new JobFailedException(problem);
                if (delivery.IsCancelled)
                    throw new OperationCanceledException("It was cancelled on another instance.");
                foreach (var result in delivery.Results.Where(result => left.Contains(result.Number)))
                {
                    write(plan.Ranges[result.Number], result.Rows);
                    left.Remove(result.Number);
                }
                written = [.. delivery.Results.Select(result => result.Number)];
                if (written.Length == 0)
                    await Task.Delay(Pause, clock, cancellationToken);
            }
            catch (ClusterUnavailableException)
            {
                await Task.Delay(PauseWhileAway, clock, cancellationToken);
            }
        }
    }

    /// <summary>Says how it ended.</summary>
    public async Task EndAsync(string progress)
    {
        try
        {
            await silo.AskAsync(async grains =>
            {
                await Grain(grains).EndAsync(_home, progress);
                return true;
            });
        }
        catch (ClusterUnavailableException)
        {
            // The grain finds out by itself that nobody is at home.
        }
    }

    private IJobGrain Grain(IGrainFactory grains) => grains.GetGrain<IJobGrain>(key);
}

/// <summary>A job can't be completed.</summary>
/// <param name="reason">A sentence or two that may be shown to a user.</param>
public sealed class JobFailedException(string reason) : Exception(reason);
