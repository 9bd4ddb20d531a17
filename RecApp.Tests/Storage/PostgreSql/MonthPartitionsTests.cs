using Dapper;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage.PostgreSql;

public class MonthPartitionsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_OverMonths_GoesToTheMonthsOwnPartition()
    {
        await using var storage = await StartAsync(new(2026, 11, 30, 23, 59, 59, TimeSpan.Zero));
        storage.Log.Record("words", "1", "blend");
        storage.Clock.Advance(TimeSpan.FromSeconds(1));
        storage.Log.Record("words", "1", "blend");
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Assert.Equal(1, await storage.CountAsync("predictions_2026_11"));
        Assert.Equal(1, await storage.CountAsync("predictions_2026_12"));
        Assert.Equal(0, await storage.CountAsync("predictions_default"));
    }

    [Fact]
    public async Task Record_ByAClockThatIsWrong_IsKeptAllTheSame()
    {
        await using var storage = await StartAsync(new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero));
        storage.Log.Record(new(Guid.CreateVersion7(storage.Clock.GetUtcNow().AddYears(3)), "words", "1", "blend", storage.Clock.GetUtcNow()) { Caller = "api" });
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Assert.Equal(1, await storage.CountAsync("predictions_default"));
        // Its month comes, and finds the row where it is.
        storage.Clock.Advance(TimeSpan.FromDays(3 * 365));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        storage.Log.Record("words", "1", "blend");
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Assert.Null(storage.Queue.Failure);
        Assert.True(await storage.CountAsync("predictions") >= 1);
    }

    [Fact]
    public async Task Prune_MonthOfWhichNothingIsLeft_DropsItsPartitionAndKeepsRatedOnes()
    {
        await using var storage = await StartAsync(new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero));
        storage.Log.Record("words", "1", "blend");
        storage.Clock.Advance(TimeSpan.FromDays(5));
        var rated = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await storage.Feedback.AddAsync(storage.Entry(), rated, Cancellation);
        storage.Clock.Advance(TimeSpan.FromDays(200));
        // One deletes, the next one finds the month empty.
        for (int i = 0; i < 2; i++)
        {
            await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
            storage.Clock.Advance(TimeSpan.FromHours(2));
        }
        await storage.Queue.StopAsync(Cancellation);
        var partitions = await storage.Database.ReadAsync(connection => connection.Query<string>(
            "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'predictions'::regclass order by 1").AsList(), Cancellation);
        Assert.Equal(["predictions_2026_02", "predictions_2026_07", "predictions_2026_08", "predictions_2026_09", "predictions_2026_10", "predictions_default"], partitions);
        Assert.Equal(1, await storage.CountAsync("predictions"));
    }

    // The estimate of the space that live rows take has to fall with what is deleted, or everything would go.
    [Fact]
    public async Task Prune_LargerThanItsShare_DeletesTheOldestAndStops()
    {
        await using var storage = await TestStorage.StartAsync(StorageEngine.PostgreSql, options => options.MaximumMegabytes = 4);
        Guid newest = default;
        for (int round = 0; round < 60; round++)
        {
            for (int i = 0; i < 500; i++)
            {
                newest = storage.Log.Record("words", "20260301-00000000", "blend");
                storage.Clock.Advance(TimeSpan.FromMilliseconds(1));
            }
            // Its space is looked at every ten seconds.
            storage.Clock.Advance(TimeSpan.FromSeconds(11));
            await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        }
        await storage.Queue.StopAsync(Cancellation);
        Assert.InRange(await storage.CountAsync("predictions"), 3_000, 20_000);
        Assert.Equal(1, await storage.CountAsync($"predictions where id = '{newest}'"));
        Assert.Equal(0, storage.Queue.Dropped);
    }

    private static async Task<TestStorage> StartAsync(DateTimeOffset time)
    {
        TestStorage storage = new(engine: StorageEngine.PostgreSql);
        storage.Clock.SetUtcNow(time);
        await storage.Queue.StartAsync(Cancellation);
        return storage;
    }
}
