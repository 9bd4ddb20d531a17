using Dapper;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

public class FeedbackStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Engines]
    public async Task AddAsync_PredictionWasDropped_KeepsBoth(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        var dropped = new Prediction(Guid.CreateVersion7(), "words", "1", "blend", storage.Clock.GetUtcNow());
        await storage.Feedback.AddAsync(storage.Entry(reason: "it's <b>great</b>; drop table feedback"), dropped, Cancellation);
        await storage.Feedback.AddAsync(storage.Entry("hate"), dropped, Cancellation);
        Assert.Equal(1, await storage.CountAsync("predictions"));
        Assert.Equal(2, await storage.CountAsync("feedback"));
    }

    [Theory, Engines]
    public async Task CountAsync_SeveralVariantsAndModels_CountsTheModelsOwn(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        foreach (var (model, variant, rating) in new[] { ("words", "blend", "love"), ("words", "blend", "love"), ("words", "cluster", "hate"), ("other", "blend", "okay") })
            await storage.Feedback.AddAsync(storage.Entry(rating), storage.Log.FindRecent(storage.Log.Record(model, "1", variant))!, Cancellation);
        Assert.Equal([new("blend", "love", 2), new("cluster", "hate", 1)], await storage.Feedback.CountAsync("words", Cancellation));
    }

    [Theory, Engines]
    public async Task AddAsync_RatingThatTheSchemaDoesNotKnow_IsRefusedAndNothingIsKept(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await Assert.ThrowsAnyAsync<Exception>(() => storage.Feedback.AddAsync(storage.Entry("meh"), prediction, Cancellation));
        Assert.Equal(0, await storage.CountAsync("feedback"));
        Assert.Null(storage.Queue.Failure);
    }

    [Theory, Engines]
    public async Task AddAsync_OneOfManyAtOnceIsRefused_TheOthersAreKept(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        var ratings = Enumerable.Range(0, 20).Select(i => storage.Feedback.AddAsync(storage.Entry(i == 10 ? "meh" : "like"), prediction, Cancellation)).ToArray();
        await storage.Queue.StartAsync(Cancellation);
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(ratings));
        Assert.Equal([10], Enumerable.Range(0, 20).Where(i => ratings[i].IsFaulted));
        Assert.Equal(19, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task AddAsync_ManyAtOnceOnPostgreSql_ShareATransaction()
    {
        await using var storage = new TestStorage(engine: StorageEngine.PostgreSql);
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        var ratings = Enumerable.Range(0, 20).Select(_ => storage.Feedback.AddAsync(storage.Entry("like") with { Text = new("A film", "positive") }, prediction, Cancellation)).ToArray();
        await storage.Queue.StartAsync(Cancellation);
        await Task.WhenAll(ratings);
        Assert.Equal(20, await storage.CountAsync("feedback"));
        Assert.Equal(1, await storage.Database.ReadAsync(connection => connection.ExecuteScalar<long>("select count(distinct xmin::text) from feedback"), Cancellation));
    }
}
