using System.Collections.Frozen;

namespace RecApp.Storage.Pairs;

/// <summary>What determines a batch's answers: the same settings give the same answers.</summary>
/// <param name="ModelVersion">Version of the model that answers.</param>
/// <param name="Ranker">Which part of it answers.</param>
/// <param name="Top">How many items pair up, 2 or more.</param>
/// <param name="Take">How many answers each pair has, 1 or more.</param>
/// <param name="CodeCommit">The code that computes.</param>
public sealed record PairSettings(string ModelVersion, string Ranker, int Top, int Take, string CodeCommit)
{
    public long Pairs => (long)Top * (Top - 1) / 2;
}

/// <summary>A batch of pre-computed answers for pairs.</summary>
/// <param name="Id">Ascends with time.</param>
/// <param name="Version"><c>yyyyMMdd-HHmmss-</c> and a hash over the settings.</param>
/// <param name="Settings">What determines its answers.</param>
/// <param name="StartedUtc">When it was begun.</param>
/// <param name="CompletedUtc">When its last pair was computed; null while there are pairs to do.</param>
/// <param name="Published">Whether readers see it.</param>
public sealed record PairBatch(long Id, string Version, PairSettings Settings, DateTimeOffset StartedUtc, DateTimeOffset? CompletedUtc, bool Published);

/// <summary>A batch with what its answers refer to.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Items">Ids of all items; answers hold indices into this list.</param>
/// <param name="Popular">[top] indices of the items that pair up, the most popular first.</param>
public sealed record PairContent(PairBatch Batch, IReadOnlyList<int> Items, IReadOnlyList<int> Popular)
{
    private readonly FrozenDictionary<int, int> _places = Popular.Index().ToFrozenDictionary(pair => Items[pair.Item], pair => pair.Index);

    /// <summary>The place of an id among the popular ones, 0 for the most popular; -1 when it is none of them.</summary>
    public int PlaceOf(int id) => _places.GetValueOrDefault(id, -1);
}
