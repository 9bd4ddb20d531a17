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
}
