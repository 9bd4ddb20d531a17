using Dapper;
using Microsoft.Extensions.Logging;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

public class RetentionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_FarMoreThanFits_KeepsFeedbackWhatItRefersToAndTheNewest()
    {
        const int Rounds = 120, EachRound = 500;
        await using var storage = await TestStorage.StartAsync(options => options.MaximumMegabytes = 4);
        new LineageStore(storage.Database, storage.Queue, storage.Clock).Add("words", "1", "{}");
        var rated = new List<Guid>();
        Guid newest = default;
        long largest = 0;
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < EachRound; i++)
            {
                newest = storage.Log.Record("words", "20260301-00000000", "blend");
                storage.Clock.Advance(TimeSpan.FromMilliseconds(1));
            }
            rated.Add(newest);
            await storage.Feedback.AddAsync(storage.Entry(reason: new string('x', 200)), storage.Log.FindRecent(newest)!, Cancellation);
            largest = Math.Max(largest, new FileInfo(storage.File).Length);
        }
        await storage.Queue.StopAsync(Cancellation);
        Assert.Equal(0, storage.Queue.Dropped);
        Assert.InRange(largest, 1 << 20, 4 << 20);
        Assert.Equal(Rounds, await storage.CountAsync("feedback"));
        Assert.Equal(1, await storage.CountAsync("model_versions"));
        using var connection = storage.Database.Open();
        var kept = connection.Query<string>("select id from predictions order by id").Select(Guid.Parse).ToList();
        Assert.InRange(kept.Count, 2000, Rounds * EachRound / 2);
        Assert.Equal(newest, kept[^1]);
        Assert.Subset(kept.ToHashSet(), rated.ToHashSet());
        // What is left beside the rated ones is the newest, without a gap.
        var unrated = kept.Except(rated).ToList();
        Assert.Equal(unrated.Count, connection.ExecuteScalar<int>("select count(*) from predictions p where id >= @first and not exists (select 1 from feedback where prediction_id = p.id)", new { first = unrated[0].ToString() }));
        Assert.True(rated.Count(id => id.CompareTo(unrated[0]) < 0) > Rounds / 2);
    }

    [Theory, Engines]
    public async Task Prune_OlderThanTheDays_GoWhileFeedbackStays(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine, options => options.Retention.Days = 30);
        var old = storage.Log.Record("words", "1", "blend");
        var rated = storage.Log.Record("words", "1", "blend");
        await storage.Feedback.AddAsync(storage.Entry(), storage.Log.FindRecent(rated)!, Cancellation);
        storage.Clock.Advance(TimeSpan.FromDays(29));
        var young = storage.Log.Record("words", "1", "blend");
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Assert.Equal(3, await storage.CountAsync("predictions"));
        storage.Clock.Advance(TimeSpan.FromDays(2));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        await storage.Queue.StopAsync(Cancellation);
        using var connection = storage.Database.Open();
        Assert.Equal([rated, young], connection.Query<string>("select id from predictions order by id").Select(Guid.Parse));
        Assert.DoesNotContain(old.ToString(), connection.Query<string>("select id from predictions"));
    }

    [Fact]
    public async Task Prune_OlderThanTheDays_TakesTheTextAndLeavesItsRating()
    {
        await using var storage = await TestStorage.StartAsync(options => options.Retention.Days = 30);
        await storage.SayAsync("words", "an old secret", "positive", "like");
        storage.Clock.Advance(TimeSpan.FromDays(29));
        await storage.SayAsync("words", "a young one", "positive", "like");
        storage.Clock.Advance(TimeSpan.FromDays(2));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        await storage.Queue.StopAsync(Cancellation);
        Assert.Equal("a young one", Assert.Single(SaidReader.Texts(storage.Folder, ["words"])).Text);
        Assert.Equal(2, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task Start_DatabaseFilledByAnOlderVersion_TakesFeedbackAtOnceAndShrinks()
    {
        await using var storage = new TestStorage(options => options.MaximumMegabytes = 4);
        Fill(storage);
        Assert.InRange(await UsedAsync(storage), (4 << 20) - 8192, 4 << 20);
        await storage.Queue.StartAsync(Cancellation);
        var rated = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        await storage.Feedback.AddAsync(storage.Entry(reason: new string('x', 1000)), rated, Cancellation);
        while (await UsedAsync(storage) > 2 << 20)
            await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Assert.Equal(1, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task Record_FeedbackFillsTheFile_IsDroppedSoThatFeedbackGoesOn()
    {
        await using var storage = await TestStorage.StartAsync(options => options.MaximumMegabytes = 2);
        var rated = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        for (int i = 0; await UsedAsync(storage) < (2 << 20) * 0.8; i++)
            await storage.Feedback.AddAsync(storage.Entry(reason: new string('x', 1000)), rated, Cancellation);
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        for (int i = 0; i < 5000; i++)
            storage.Log.Record("words", "1", "blend");
        await storage.Feedback.AddAsync(storage.Entry(), rated, Cancellation);
        Assert.InRange(storage.Queue.Dropped, 4000, 5000);
        Assert.Null(storage.Queue.Failure);
        Assert.DoesNotContain(storage.Events.Events, line => line.Level >= LogLevel.Error);
    }

    private static void Fill(TestStorage storage)
    {
        using var connection = storage.Database.Open();
        var time = storage.Clock.GetUtcNow().AddDays(-80);
        int rows = 512;
        while (rows > 0)
        {
            try
            {
                storage.Database.Write(connection, transaction =>
                {
                    for (int i = 0; i < rows; i++)
                        PredictionStore.Insert(new(transaction), new(Guid.CreateVersion7(time = time.AddSeconds(1)), "words", "1", "blend", time));
                });
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                rows /= 2;
            }
        }
    }

    private static Task<long> UsedAsync(TestStorage storage) => storage.Database.ReadAsync(connection =>
        4096 * (connection.ExecuteScalar<long>("pragma page_count") - connection.ExecuteScalar<long>("pragma freelist_count")));
}
