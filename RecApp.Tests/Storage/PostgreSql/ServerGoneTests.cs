using Dapper;
using Npgsql;
using RecApp.Storage;
using RecApp.Storage.Hours;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage.PostgreSql;

/// <summary>A server of a test's own that is killed, or has no room, no connection or no right for who asks.</summary>
public sealed class ServerGoneTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_WhileItIsUsed_LosesNothingThatWasAcknowledgedAndNoPredictionThatWaits()
    {
        _ = PostgreSqlServer.Shared;
        using PostgreSqlServer server = new();
        server.Start();
        await using var storage = await TestStorage.StartAsync(options => options.ConnectionString = server.NewSchema());
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        List<string> acknowledged = [];
        var writing = Task.Run(
            async () =>
            {
                while (true)
                {
                    var entry = storage.Entry();
                    await storage.Feedback.AddAsync(entry, prediction, Cancellation);
                    acknowledged.Add(entry.Id.ToString());
                }
            },
            Cancellation);
        while (Volatile.Read(ref acknowledged).Count < 100 && !writing.IsCompleted)
            await Task.Delay(5, Cancellation);
        server.Kill();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => writing);

        var ids = Enumerable.Range(0, 500).Select(_ => storage.Log.Record("words", "1", "blend")).ToList();
        var refused = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation));
        Assert.Equal("The storage can't be reached.", refused.Message);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.CountAsync("words", Cancellation));
        Assert.Equal(refused.Message, storage.Queue.Failure);

        server.Start();
        // A second has to pass before what nobody waits for is tried again.
        storage.Clock.Advance(TimeSpan.FromSeconds(2));
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Assert.Null(storage.Queue.Failure);
        Assert.Equal(0, storage.Queue.Dropped);
        var kept = await storage.Database.ReadAsync(connection => connection.Query<string>("select id from feedback").ToHashSet(), Cancellation);
        Assert.DoesNotContain(acknowledged, id => !kept.Contains(id));
        Assert.Equal(1 + ids.Count, await storage.CountAsync("predictions"));
    }

    // As where the line breaks after a commit and before its answer.
    [Fact]
    public async Task Record_CommittedAllTheSame_IsCountedOnce()
    {
        await using var storage = await TestStorage.StartAsync(StorageEngine.PostgreSql);
        await using var other = await TestStorage.StartAsync(storage.Place);
        await storage.Queue.WriteAsync(transaction => transaction.Connection!.Execute("set default_transaction_read_only = on", transaction: transaction), Cancellation);
        var predictions = Enumerable.Range(0, 3).Select(_ => new Prediction(Guid.CreateVersion7(), "words", "1", "blend", storage.Clock.GetUtcNow()) { Caller = "api" }).ToList();
        predictions.ForEach(storage.Log.Record);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Queue.WriteAsync(
            transaction => transaction.Connection!.Execute("insert into write_checks values (7, 'now')", transaction: transaction), Cancellation));
        predictions.Take(2).ToList().ForEach(other.Log.Record);
        await other.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        storage.Clock.Advance(TimeSpan.FromSeconds(2));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        await storage.Queue.StopAsync(Cancellation);

        Assert.Equal(3, await storage.CountAsync("predictions"));
        var hour = Assert.Single(await new HourStore(storage.Database).SinceAsync(null, storage.Clock.GetUtcNow(), Cancellation));
        Assert.Equal((3L, 0L), (hour[Outcome.Answered], storage.Queue.Dropped));
    }

    [Fact]
    public async Task Record_RatedBeforeItIsWritten_IsCountedAllTheSame()
    {
        await using var storage = await TestStorage.StartAsync(StorageEngine.PostgreSql);
        await storage.Queue.WriteAsync(transaction => transaction.Connection!.Execute("set default_transaction_read_only = on", transaction: transaction), Cancellation);
        Prediction prediction = new(Guid.CreateVersion7(), "words", "1", "blend", storage.Clock.GetUtcNow()) { Caller = "api" };
        storage.Log.Record(prediction);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation));

        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        await storage.Queue.StopAsync(Cancellation);

        Assert.Equal((1L, 1L), (await storage.CountAsync("feedback"), await storage.CountAsync("predictions")));
        var hour = Assert.Single(await new HourStore(storage.Database).SinceAsync(null, storage.Clock.GetUtcNow(), Cancellation));
        Assert.Equal((1L, 0L), (hour[Outcome.Answered], storage.Queue.Dropped));
    }

    [Fact]
    public async Task Read_EveryConnectionTaken_SaysThatItDoesNotAnswer()
    {
        await using var storage = new TestStorage(options => options.ConnectionString = PostgreSqlServer.Shared.NewSchema() + ";Maximum Pool Size=1;Timeout=1");
        using (storage.Database.Open())
            Assert.Equal("The storage does not answer in time.", (await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.CountAsync("feedback"))).Message);
        Assert.Equal(0, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task AddAsync_DatabaseReadOnly_SaysSoAndWorksOnceItIsNot()
    {
        await using var storage = await TestStorage.StartAsync(StorageEngine.PostgreSql);
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        await storage.Queue.WriteAsync(transaction => transaction.Connection!.Execute("set default_transaction_read_only = on", transaction: transaction), Cancellation);
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation));
        Assert.Equal("The storage is read-only.", error.Message);
        // A connection that failed is not used again.
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        Assert.Equal(2, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task AddAsync_AnotherInstanceNeverEndsItsTurn_SaysBusyAndWorksAfterwards()
    {
        await using var storage = await TestStorage.StartAsync(options => options.ConnectionString = PostgreSqlServer.Shared.NewSchema() + ";Options=-c lock_timeout=500ms");
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        using (var other = storage.Database.Open())
        {
            using var turn = other.BeginTransaction();
            other.Execute("select pg_advisory_xact_lock(hashtextextended('recapp write ' || current_schema(), 0))", transaction: turn);
            var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation));
            Assert.Equal("The storage is busy.", error.Message);
        }
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        Assert.Equal(2, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task AddAsync_StatementTakesTooLong_SaysSoWhileOthersReadAndIsNotStoredLater()
    {
        await using var storage = await TestStorage.StartAsync(options => options.ConnectionString = PostgreSqlServer.Shared.NewSchema() + ";Command Timeout=1");
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await storage.Queue.WriteAsync(
            transaction => transaction.Connection!.Execute(
                """
                create function wait() returns trigger language plpgsql as 'begin perform pg_sleep(60); return new; end';
                create trigger slow before insert on feedback for each row execute function wait();
                """,
                transaction: transaction),
            Cancellation);
        var slow = storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        Assert.Equal(0, await storage.CountAsync("feedback"));
        Assert.False(slow.IsCompleted);
        Assert.Equal("The storage does not answer in time.", (await Assert.ThrowsAsync<StorageUnavailableException>(() => slow)).Message);

        await storage.Queue.WriteAsync(transaction => transaction.Connection!.Execute("drop trigger slow on feedback", transaction: transaction), Cancellation);
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        Assert.Equal(1, await storage.CountAsync("feedback"));
        Assert.Equal(1, await storage.CountAsync("predictions"));
    }

    [Fact]
    public async Task AddAsync_DiskFull_SaysSoAndKeepsWhatWasAcknowledged()
    {
        using SmallDisk disk = new(4);
        using PostgreSqlServer server = new();
        server.Start();
        string place = server.NewTablespace(disk);
        await using var storage = await TestStorage.StartAsync(options => options.ConnectionString = server.NewSchema() + $";Options=-c default_tablespace={place}");
        var (acknowledged, refusal) = await storage.RateUntilRefusedAsync(Cancellation);
        Assert.Equal("The storage is full.", refusal);
        Assert.Equal(acknowledged, await storage.CountAsync("feedback"));
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Timeout=2", "The storage can't be reached.")]
    [InlineData("Host=no-such-host.invalid;Timeout=2", "The storage can't be reached.")]
    public async Task Open_ServerThatIsNotThere_SaysThatItCannotBeReached(string connectionString, string reason)
    {
        await using var storage = new TestStorage(options => options.ConnectionString = connectionString);
        Assert.Equal(reason, Assert.Throws<StorageUnavailableException>(storage.Database.Open).Message);
        NpgsqlConnection.ClearAllPools();
    }
}
