using System.Text.Json;
using RecApp.Cluster;
using RecApp.Cluster.Jobs;
using RecApp.Storage.Pairs;

namespace RecApp.Features.Movies.Pairs.Shared;

/// <summary>Batches of pairs on the cores of all instances; the one that begins a batch writes and publishes it.</summary>
public sealed class SharedPairs
{
    /// <summary>What the jobs are about.</summary>
    internal const string Key = "movie-pairs";

    // So that a dead worker costs little, and every core has something to do up to the end.
    private const int Ranges = 64;

    // What a message holds easily.
    private const long LargestRange = 4 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100), StartPatience = TimeSpan.FromSeconds(15), EndPatience = TimeSpan.FromSeconds(10);

    private readonly ClusterSilo _silo;
    private readonly TimeProvider _clock;

    public SharedPairs(ClusterSilo silo, TimeProvider clock) => (_silo, _clock) = (silo, clock);

    /// <summary>What runs anywhere, or ran last, as its home tells it.</summary>
    /// <exception cref="ClusterUnavailableException">The instances can't reach each other.</exception>
    public async Task<PairBatchState> StateAsync(CancellationToken cancellationToken)
    {
        var job = await _silo.AskAsync(grains => Grain(grains).StateAsync(), cancellationToken);
        var state = job.Progress.Length == 0 ? PairBatchState.Idle : JsonSerializer.Deserialize<PairBatchState>(job.Progress)!;
        return state.Phase == PairBatchPhase.Running && !job.IsRunning
            ? state with { Phase = PairBatchPhase.Failed, Problem = "The instance that ran the batch is gone. What is done is kept there; starting again goes on from it." }
            : state;
    }

    /// <summary>Has the batch end that runs on another instance, and waits until it has.</summary>
    /// <returns>False where none runs.</returns>
    /// <exception cref="ClusterUnavailableException">The instances can't reach each other.</exception>
    public async Task<bool> CancelAsync()
    {
        if (!await _silo.AskAsync(grains => Grain(grains).CancelAsync()))
            return false;
        long asked = _clock.GetTimestamp();
        while ((await StateAsync(CancellationToken.None)).Phase == PairBatchPhase.Running && _clock.GetElapsedTime(asked) < EndPatience)
            await Task.Delay(Pause, _clock);
        return true;
    }

    /// <summary>Waits until this instance has found the others, or can't for the time being.</summary>
    internal async Task WaitForOthersAsync(CancellationToken cancellationToken)
    {
        long began = _clock.GetTimestamp();
        while (_silo.Services is null && _clock.GetElapsedTime(began) < StartPatience)
            await Task.Delay(Pause, _clock, cancellationToken);
    }

    /// <summary>Begins a batch on all instances.</summary>
    /// <returns>Null where they can't reach each other: then it is this one's alone.</returns>
    /// <exception cref="PairsBusyException">Another instance runs one.</exception>
    internal async Task<SharedPairRun?> BeginAsync(PairBatch batch, IReadOnlyList<int> left, Func<int, long> bytesOf, CancellationToken cancellationToken)
    {
        JobHome home = new(_silo, Key, _clock);
        JobPlan plan = new(batch.Version, JsonSerializer.Serialize(batch.Settings), [.. Split(left, bytesOf)]);
        try
        {
            return await home.BeginAsync(plan, cancellationToken) ? new(home, plan) : throw new PairsBusyException();
        }
        catch (ClusterUnavailableException)
        {
            return null;
        }
    }

    private static IEnumerable<JobRange> Split(IReadOnlyList<int> rows, Func<int, long> bytesOf)
    {
        long most = Math.Min(rows.Sum(bytesOf) / Ranges, LargestRange), bytes = 0;
        List<int> range = [];
        foreach (int row in rows)
        {
            range.Add(row);
            if ((bytes += bytesOf(row)) < most)
                continue;
            yield return new([.. range]);
            range.Clear();
            bytes = 0;
        }
        if (range.Count > 0)
            yield return new([.. range]);
    }

    private static IJobGrain Grain(IGrainFactory grains) => grains.GetGrain<IJobGrain>(Key);
}
