using System.Globalization;

namespace RecApp.Storage.Pairs;

/// <summary>A row of <c>pair_batches</c> as the database gives it.</summary>
internal class PairBatchRow
{
    public long Id { get; set; }

    public string Version { get; set; } = "";

    public string ModelVersion { get; set; } = "";

    public string Ranker { get; set; } = "";

    public int Top { get; set; }

    public int Take { get; set; }

    public string CodeCommit { get; set; } = "";

    public string Started { get; set; } = "";

    public string? Completed { get; set; }

    public long Published { get; set; }

    public PairBatch ToBatch() =>
        new(Id, Version, new(ModelVersion, Ranker, Top, Take, CodeCommit), Time(Started), Completed is null ? null : Time(Completed), Published != 0);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The same with its lists.</summary>
internal sealed class PairContentRow : PairBatchRow
{
    public byte[] Items { get; set; } = [];

    public byte[] Popular { get; set; } = [];
}
