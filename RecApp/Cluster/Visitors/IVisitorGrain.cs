using Orleans.Concurrency;

namespace RecApp.Cluster.Visitors;

/// <summary>What one visitor did lately, at all instances; its key is a hash of the name. It keeps and tells, and computes nothing.</summary>
[Alias("recapp.visitor")]
internal interface IVisitorGrain : IGrainWithStringKey
{
    /// <summary>The history as soon as it is another one than <paramref name="known"/>, or after a while all the same.</summary>
    /// <param name="known">The revision that the caller has; -1 for none.</param>
    [Alias("next"), AlwaysInterleave]
    Task<VisitorHistory> NextAsync(long known);

    /// <summary>Adds a deed; it is written down when this returns.</summary>
    [Alias("tell")]
    Task TellAsync(VisitorDeed deed);

    /// <summary>Forgets everything done until a time; it is gone from where it was written down when this returns.</summary>
    [Alias("forget")]
    Task ForgetAsync(DateTimeOffset until);
}
