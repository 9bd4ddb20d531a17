using RecApp.Cluster;
using RecApp.Cluster.Visitors;

namespace RecApp.Visitors;

/// <summary>What every visitor did lately. Visitors are named by <see cref="CurrentVisitor.Key"/>; all methods are safe for concurrent use.</summary>
internal interface IVisitorHistories
{
    /// <summary>Adds a deed. Nobody waits for it; one that can't be added within a while is lost.</summary>
    void Tell(string visitor, VisitorDeed deed);

    /// <summary>The history as soon as it is another one than <paramref name="known"/>; the same one may come again after a while.</summary>
    /// <param name="visitor">Whose.</param>
    /// <param name="known">The revision that the caller has; -1 for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ClusterUnavailableException">Nobody can say at the moment.</exception>
    Task<VisitorHistory> NextAsync(string visitor, long known, CancellationToken cancellationToken);

    /// <summary>Forgets everything; it is gone when this returns.</summary>
    /// <exception cref="ClusterUnavailableException">It may not be; to be asked again.</exception>
    Task ForgetAsync(string visitor, CancellationToken cancellationToken);
}
