using Orleans.Concurrency;

namespace RecApp.Cluster.Notices;

/// <summary>Tells all instances that something they all read has changed; its key says what.</summary>
[Alias("recapp.notice")]
internal interface INoticeGrain : IGrainWithStringKey
{
    /// <summary>The revision as soon as it is another one than <paramref name="known"/>, or after a while all the same.</summary>
    [Alias("next"), AlwaysInterleave]
    Task<long> NextAsync(long known);

    /// <summary>Says that it has changed.</summary>
    [Alias("tell")]
    Task TellAsync();
}
