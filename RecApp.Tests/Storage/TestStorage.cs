using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Storage;
using RecApp.Storage.Experiments;
using RecApp.Storage.Sqlite;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

/// <summary>The storage over a real engine, in a folder or schema of its own, with its writer running once started.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TestStorage(Action<StorageOptions>? configure = null, StorageEngine engine = StorageEngine.Sqlite)
    {
        var options = new StorageOptions { Path = _folder.Combine("data") };
        if (engine == StorageEngine.PostgreSql)
            options.ConnectionString = PostgreSqlServer.Shared.NewSchema();
        configure?.Invoke(options);
        Place = place => (place.Path, place.ConnectionString) = (options.Path, options.ConnectionString);
        Folder = options.Path;
        Database = Database.For(Options.Create(options), Clock);
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

    /// <summary>The folder that a training reads.</summary>
    public string Folder { get; }

    /// <summary>SQLite's file.</summary>
    public string File => ((SqliteDatabase)Database).File;

    /// <summary>Lets another storage be the same, as another process would have it.</summary>
    public Action<StorageOptions> Place { get; }

    public static Task<TestStorage> StartAsync(StorageEngine engine, Action<StorageOptions>? configure = null) => StartAsync(configure, engine);

    public static async Task<TestStorage> StartAsync(Action<StorageOptions>? configure = null, StorageEngine engine = StorageEngine.Sqlite)
    {
        var storage = new TestStorage(configure, engine);
        await storage.Queue.StartAsync(TestContext.Current.CancellationToken);
        return storage;
    }

    public static void Nothing(DbTransaction transaction) => transaction.Connection!.Execute("select 1", transaction: transaction);

    public Task<long> CountAsync(string table) => Database.ReadAsync(connection => connection.ExecuteScalar<long>($"select count(*) from {table}"));

    public FeedbackEntry Entry(string rating = "love", string? reason = null) => new(Guid.CreateVersion7(), rating, reason, Clock.GetUtcNow());

    /// <summary>Somebody does something with an answer of a model.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="deeds">Kind and item, in order.</param>
    public async Task DoAsync(string model, params (string Kind, string Item)[] deeds)
    {
        var prediction = Log.FindRecent(Log.Record(model, "1", "blend"))!;
        foreach (var (kind, item) in deeds)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await new EventStore(Queue).AddAsync(new(kind, item, Clock.GetUtcNow()), prediction);
        }
        Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Somebody rates what a model said of a text, and lets the server keep the text.</summary>
    public async Task SayAsync(string model, string text, string label, params string[] ratings)
    {
        var prediction = Log.FindRecent(Log.Record(model, "1", "linear"))!;
        foreach (string rating in ratings)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Feedback.AddAsync(new(Guid.CreateVersion7(Clock.GetUtcNow()), rating, null, Clock.GetUtcNow()) { Text = new(text, label) }, prediction);
        }
        Clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Rates one answer over and over until that is refused, ten thousand times at most.</summary>
    /// <returns>How many ratings were acknowledged, and why the next one was not.</returns>
    public async Task<(int Acknowledged, string? Refusal)> RateUntilRefusedAsync(CancellationToken cancellationToken)
    {
        var prediction = Log.FindRecent(Log.Record("words", "1", "blend"))!;
        string reason = new('x', 1000);
        for (int acknowledged = 0; acknowledged < 10_000; acknowledged++)
        {
            try
            {
                await Feedback.AddAsync(Entry(reason: reason), prediction, cancellationToken);
            }
            catch (StorageUnavailableException refused)
            {
                return (acknowledged, refused.Message);
            }
        }
        return (10_000, null);
    }

    public async ValueTask DisposeAsync()
    {
        await Queue.StopAsync(CancellationToken.None);
        Queue.Dispose();
        Database.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
