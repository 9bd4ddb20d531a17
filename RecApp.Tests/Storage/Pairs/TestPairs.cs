using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Storage.Sqlite;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage.Pairs;

/// <summary>The pairs over a real engine, in a folder or schema of its own.</summary>
internal sealed class TestPairs : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PairDatabase _pairs;

    public TestPairs(string? path = null, StorageEngine engine = StorageEngine.Sqlite)
    {
        StorageOptions options = new() { Path = path ?? _folder.Combine("data") };
        if (engine == StorageEngine.PostgreSql)
            options.ConnectionString = PostgreSqlServer.Shared.NewSchema();
        _pairs = new(Options.Create(options), Clock);
        Store = new(_pairs, Clock);
    }

    public FakeTimeProvider Clock { get; } = new();

    public Database Database => _pairs.Database;

    public PairStore Store { get; }

    /// <summary>SQLite's file.</summary>
    public string File => ((SqliteDatabase)Database).File;

    /// <summary>Items 100, 101, …, of which the last is the most popular.</summary>
    public static int[] Items(int count) => [.. Enumerable.Range(100, count)];

    public static PairSettings Settings(string model = "1", int top = 4, int take = 2) => new(model, "auto", top, take, "0123456");

    public PairBatch Begin(PairSettings settings, int items = 9) =>
        Store.Begin(settings, Items(items), [.. Enumerable.Range(items - settings.Top, settings.Top).Reverse()]);

    /// <summary>A published batch whose every answer is the same item.</summary>
    public PairBatch Publish(PairSettings settings, int answer, int items = 9)
    {
        var batch = Begin(settings, items);
        Fill(batch, answer, items);
        Store.Publish(batch);
        Clock.Advance(TimeSpan.FromDays(1));
        return batch;
    }

    public void Fill(PairBatch batch, int answer, int items = 9)
    {
        var format = new PairAnswerFormat(batch.Settings.Take, items);
        var finished = Store.FinishedRows(batch);
        using var writer = Store.OpenWriter(batch);
        for (int row = 0; row < batch.Settings.Top - 1; row++)
        {
            var packed = new byte[(batch.Settings.Top - 1 - row) * format.PairBytes];
            for (int at = 0; at < packed.Length; at += format.PairBytes)
                format.Write([.. Enumerable.Repeat(answer, batch.Settings.Take)], [.. Enumerable.Repeat((float)answer, batch.Settings.Take)], new float[batch.Settings.Take], packed.AsSpan(at));
            if (!finished.Contains(row))
                writer.Write(row, packed);
        }
    }

    public void Dispose()
    {
        _pairs.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
