using System.Threading.Channels;
using RecApp.Cluster;
using RecApp.Cluster.Visitors;

namespace RecApp.Visitors.Shared;

/// <summary>Histories that all instances share: a grain for each visitor. What is told goes through a bounded queue, as nobody waits for a grain.</summary>
internal sealed partial class SharedHistories(ClusterSilo silo, TimeProvider clock, ILogger<SharedHistories> logger) : BackgroundService, IVisitorHistories
{
    // A lane keeps the order of a visitor's deeds, and one that waits for a silo holds up none of the others.
    private const int Lanes = 8, RoomOfALane = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500), Patience = TimeSpan.FromMinutes(1);

    private readonly Channel<Told>[] _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<Told>(new BoundedChannelOptions(RoomOfALane) { FullMode = BoundedChannelFullMode.DropOldest }))];

    /// <inheritdoc/>
    public void Tell(string visitor, VisitorDeed deed) => _lanes[(uint)string.GetHashCode(visitor, StringComparison.Ordinal) % Lanes].Writer.TryWrite(new(visitor, deed));

    /// <inheritdoc/>
    public Task<VisitorHistory> NextAsync(string visitor, long known, CancellationToken cancellationToken) =>
        silo.AskAsync(grains => grains.GetGrain<IVisitorGrain>(visitor).NextAsync(known), cancellationToken);

    /// <inheritdoc/>
    public Task ForgetAsync(string visitor, CancellationToken cancellationToken)
    {
        // What stands in the queue was done before.
        var until = clock.GetUtcNow();
        return silo.AskAsync(
            async grains =>
            {
                await grains.GetGrain<IVisitorGrain>(visitor).ForgetAsync(until);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_lanes.Select(lane => SendAsync(lane.Reader, stoppingToken)));

    private async Task SendAsync(ChannelReader<Told> lane, CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var told in lane.ReadAllAsync(stoppingToken))
            {
                while (!await TrySendAsync(told, stoppingToken))
                {
                    if (clock.GetUtcNow() - told.Deed.DoneUtc > Patience)
                    {
                        LogLost(told.Deed.Model);
                        break;
                    }
                    await Task.Delay(Pause, clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    private async Task<bool> TrySendAsync(Told told, CancellationToken cancellationToken)
    {
        try
        {
            return await silo.AskAsync(
                async grains =>
                {
                    await grains.GetGrain<IVisitorGrain>(told.Visitor).TellAsync(told.Deed);
                    return true;
                },
                cancellationToken);
        }
        catch (ClusterUnavailableException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "What a visitor did with an answer of {Model} could not be remembered")]
    private partial void LogLost(string model);

    private readonly record struct Told(string Visitor, VisitorDeed Deed);
}
