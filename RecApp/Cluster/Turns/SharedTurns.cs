namespace RecApp.Cluster.Turns;

/// <summary>Turns among all instances; a single process has every one of them.</summary>
/// <param name="silo">Where the grain is asked; null for a process that has none.</param>
public sealed class SharedTurns(ClusterSilo? silo)
{
    /// <summary>Whether this instance is to do something now.</summary>
    /// <param name="what">What is done, the same on all instances.</param>
    /// <param name="every">How long nobody else is to do it then.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False where somebody else has, or where nobody can say: then a later look tells.</returns>
    public async Task<bool> TakeAsync(string what, TimeSpan every, CancellationToken cancellationToken)
    {
        if (silo is not { IsShared: true })
            return true;
        try
        {
            return await silo.AskAsync(grains => grains.GetGrain<ITurnGrain>(what).TakeAsync(every), cancellationToken);
        }
        catch (ClusterUnavailableException)
        {
            return false;
        }
    }
}
