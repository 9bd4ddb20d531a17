using Orleans.Concurrency;

namespace RecApp.Cluster.Versions;

/// <summary>Which version of a model all instances serve; its key is the model's name.</summary>
[Alias("recapp.version")]
internal interface IVersionGrain : IGrainWithStringKey
{
    /// <summary>The choice as soon as it is another one than <paramref name="known"/>, or after a while all the same.</summary>
    /// <param name="known">The revision that the caller has.</param>
    [Alias("next"), AlwaysInterleave]
    Task<VersionChoice> NextAsync(long known);

    /// <summary>Chooses a version for all; it is written down when this returns.</summary>
    [Alias("choose")]
    Task<VersionChoice> ChooseAsync(string version);

    /// <summary>
    /// Chooses a version that was wanted at some time in the past, unless there is a later choice. Times are of different clocks: they decide
    /// only where somebody has chosen meanwhile.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <param name="wantedUtc">When it was wanted.</param>
    /// <param name="after">The revision that was known then.</param>
    [Alias("offer-after")]
    Task<VersionChoice> OfferAsync(string version, DateTimeOffset wantedUtc, long after);
}

/// <summary>A choice for all instances.</summary>
/// <param name="Revision">Ascends with every change.</param>
/// <param name="Version">The version; null while none was chosen.</param>
/// <param name="ChosenUtc">When it was chosen.</param>
[GenerateSerializer, Immutable, Alias("recapp.version-choice")]
internal sealed record VersionChoice([property: Id(0)] long Revision, [property: Id(1)] string? Version, [property: Id(2)] DateTimeOffset ChosenUtc);
