namespace RecApp.Cluster.Notices;

/// <summary>Has all instances read again, at once, what one of them has changed. Does nothing in a single process.</summary>
/// <param name="silo">Where the grain is asked.</param>
/// <param name="clock">For pauses.</param>
public sealed class SharedNotices(ClusterSilo silo, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Tells the others. Where they can't be reached they find out by themselves, later.</summary>
    public async Task TellAsync(string what)
    {
        if (!silo.IsShared)
            return;
        try
        {
            await silo.AskAsync(async grains =>
            {
                await grains.GetGrain<INoticeGrain>(what).TellAsync();
                return true;
            });
        }
        catch (ClusterUnavailableException)
        {
            // Whoever follows looks by its clock as well.
        }
    }

    /// <summary>Reads again whenever somebody has told of a change, until it is cancelled.</summary>
    /// <param name="what">What has changed.</param>
    /// <param name="read">Reads it; never fails.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task FollowAsync(string what, Func<CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        long? known = null;
        while (silo.IsShared)
        {
            try
            {
                long revision = await silo.AskAsync(grains => grains.GetGrain<INoticeGrain>(what).NextAsync(known ?? 0), cancellationToken);
                if (known is not null && known != revision)
                    await read(cancellationToken);
                known = revision;
            }
            catch (ClusterUnavailableException)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }
}
