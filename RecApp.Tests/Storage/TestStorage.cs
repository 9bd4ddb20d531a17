using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

/// <summary>The storage over real SQLite in a folder of its own, with its writer running once started.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestStorage(Action<StorageOptions>? configure = null)
    {
        var options = new StorageOptions { Path = _folder.Combine("data") };
        configure?.Invoke(options);
        Database = new(Options.Create(options), Clock);
        Queue = new(Database, Options.Create(options), Clock, new LoggerFactory([Events]).CreateLogger<WriteQueue>());
        Log = new(Queue, Clock);
        Predictions = new(Database, Log);
        Feedback = new(Database, Queue);
    }

    public FakeTimeProvider Clock { get; } = new();

    /// <summary>What the writer has logged.</summary>
    public LogCollector Events { get; } = new();

    public Database Database { get; }

    public WriteQueue Queue { get; }

    public PredictionLog Log { get; }

    public PredictionStore Predictions { get; }

    public FeedbackStore Feedback { get; }

    public static async Task<TestStorage> StartAsync(Action<StorageOptions>? configure = null)
    {
        var storage = new TestStorage(configure);
        await storage.Queue.StartAsync(TestContext.Current.CancellationToken);
        return storage;
    }

    public static void Nothing(DbTransaction transaction) => transaction.Connection!.Execute("select 1", transaction: transaction);

    public Task<long> CountAsync(string table) => Database.ReadAsync(connection => connection.ExecuteScalar<long>($"select count(*) from {table}"));

    public FeedbackEntry Entry(string rating = "love", string? reason = null) => new(Guid.CreateVersion7(), rating, reason, Clock.GetUtcNow());

    public async ValueTask DisposeAsync()
    {
        await Queue.StopAsync(CancellationToken.None);
        Queue.Dispose();
        Database.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
