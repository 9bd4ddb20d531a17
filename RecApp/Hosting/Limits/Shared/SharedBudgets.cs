using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using RecApp.Cluster;
using RecApp.Cluster.Limits;

namespace RecApp.Hosting.Limits.Shared;

/// <summary>
/// Holds one address to its limits on all instances together. Each gives away of its own bucket first and asks nobody; once a second it hears what
/// the others gave away and takes that out of its bucket. Where the others can't be heard, the limits are each instance's own.
/// </summary>
internal sealed class SharedBudgets(ClusterSilo silo, TimeProvider clock) : BackgroundService
{
    private const int Parts = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _instance = Guid.CreateVersion7().ToString("N");
    private readonly ConcurrentDictionary<string, SharedBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Whether there may be others.</summary>
    public bool IsShared => silo.IsShared;

    /// <summary>A bucket under the name that it has on all instances.</summary>
    public SharedBucket Add(string budget, TokenBucketRateLimiterOptions options) =>
        _buckets[budget] = new(options, bucket => _buckets.TryRemove(new(budget, bucket)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!IsShared)
            return;
        using PeriodicTimer timer = new(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await ReportAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private Task ReportAsync(CancellationToken cancellationToken) => Task.WhenAll(
        _buckets.Select(entry => (Budget: entry.Key, Bucket: entry.Value, Used: entry.Value.TakeUse())).Where(use => use.Used > 0)
            .GroupBy(use => Part(use.Budget)).Select(part => ReportAsync(part.Key, [.. part], cancellationToken)));

    private async Task ReportAsync(int part, (string Budget, SharedBucket Bucket, int Used)[] uses, CancellationToken cancellationToken)
    {
        try
        {
            int[] others = await silo.AskAsync(
                grains => grains.GetGrain<IUseGrain>(part).ReportAsync(_instance, [.. uses.Select(use => use.Budget)], [.. uses.Select(use => use.Used)]), cancellationToken);
            foreach (var (use, other) in uses.Zip(others))
                use.Bucket.Debit(other);
        }
        catch (ClusterUnavailableException)
        {
            // A grain that nobody can reach holds up nobody.
        }
    }

    // The same on all instances, which hash codes of .NET are not.
    private static int Part(string budget) => budget.Sum(character => character) % Parts;
}
