using RecApp.Features.Movies.Api;

namespace RecApp.Features.Movies.Pairs;

/// <summary>What was computed in advance for two films.</summary>
public sealed record PairAnswer
{
    /// <summary>Id under which this answer can be looked up and rated.</summary>
    public required Guid PredictionId { get; init; }

    public required string BatchVersion { get; init; }

    /// <summary>Version of the model that computed it.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The ranker that computed it.</summary>
    public required string Ranker { get; init; }

    public required DateTimeOffset ComputedUtc { get; init; }

    /// <summary>The two films, the more popular one first.</summary>
    public required IReadOnlyList<MovieItem> Given { get; init; }

    /// <summary>Recommended films, best first, each with the reasons that the batch computed.</summary>
    public required IReadOnlyList<MovieMatch> Movies { get; init; }
}

/// <summary>What there is to look up.</summary>
/// <param name="Published">The batch that answers; null when there is none.</param>
/// <param name="Versions">Every batch, the newest first.</param>
/// <param name="DatabaseBytes">Size of the database.</param>
public sealed record PairStatus(PairVersion? Published, IReadOnlyList<PairVersion> Versions, long DatabaseBytes);

/// <summary>A batch of pairs.</summary>
/// <param name="BatchVersion">Its version.</param>
/// <param name="ModelVersion">Version of the model that computed it.</param>
/// <param name="Ranker">The ranker that computed it.</param>
/// <param name="Top">How many of the most popular films pair up.</param>
/// <param name="Take">How many films each pair recommends.</param>
/// <param name="Pairs">How many pairs it has.</param>
/// <param name="CodeCommit">The code that computed it.</param>
/// <param name="StartedUtc">When it was begun.</param>
/// <param name="ComputedUtc">When its last pair was computed; null while there are pairs to do.</param>
/// <param name="Published">Whether it answers.</param>
public sealed record PairVersion(
    string BatchVersion, string ModelVersion, string Ranker, int Top, int Take, long Pairs, string CodeCommit, DateTimeOffset StartedUtc, DateTimeOffset? ComputedUtc, bool Published)
{
    internal static PairVersion Of(Storage.Pairs.PairBatch batch) => new(
        batch.Version, batch.Settings.ModelVersion, batch.Settings.Ranker, batch.Settings.Top, batch.Settings.Take, batch.Settings.Pairs, batch.Settings.CodeCommit,
        batch.StartedUtc, batch.CompletedUtc, batch.Published);
}

/// <summary>There is no answer for these two films.</summary>
/// <param name="message">Says why, and what there is instead.</param>
public sealed class NoSuchPairException(string message) : Exception(message);
