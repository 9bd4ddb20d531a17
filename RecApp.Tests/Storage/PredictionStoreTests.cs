using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

public class PredictionStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Engines]
    public async Task FindAsync_NotOnDiskYet_IsFound(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        var id = storage.Log.Record("words", "20260301-00000000", "blend");
        Assert.Equal(new(id, "words", "20260301-00000000", "blend", storage.Clock.GetUtcNow()), await storage.Predictions.FindAsync(id, Cancellation));
    }

    [Theory, Engines]
    public async Task FindAsync_AfterARestart_IsRead(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        var id = storage.Log.Record("words", "20260301-00000000", "blend");
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        var restarted = new PredictionStore(storage.Database, new(storage.Queue, storage.Clock));
        Assert.Equal(await storage.Predictions.FindAsync(id, Cancellation), await restarted.FindAsync(id, Cancellation));
    }

    [Theory, Engines]
    public async Task FindAsync_MeasuredAndRestarted_BringsItsNumbers(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        var id = Guid.CreateVersion7(storage.Clock.GetUtcNow());
        storage.Log.Record(new(id, "words", "1", "blend", storage.Clock.GetUtcNow()) { Caller = "api", Duration = TimeSpan.FromMicroseconds(1_500), Values = [120, float.NaN] });
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        var read = (await new PredictionStore(storage.Database, new(storage.Queue, storage.Clock)).FindAsync(id, Cancellation))!;

        Assert.Equal(("api", TimeSpan.FromMicroseconds(1_500)), (read.Caller, read.Duration));
        Assert.Equal([120, float.NaN], read.Values!);
    }

    [Theory, Engines]
    public async Task FindAsync_NeverMade_IsNull(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        Assert.Null(await storage.Predictions.FindAsync(Guid.Empty, Cancellation));
    }

    [Theory, Engines]
    public async Task Record_ManyAtOnce_GivesSortedIdsAndLosesNone(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        Guid[][] ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 500).Select(_ => storage.Log.Record("words", "1", "blend")).ToArray())));
        await storage.Queue.StopAsync(Cancellation);
        Assert.Equal(2000, ids.SelectMany(i => i).Distinct().Count());
        Assert.All(ids.SelectMany(i => i), id => Assert.Equal(7, id.Version));
        Assert.Equal(2000, await storage.CountAsync("predictions"));
    }

    [Theory, Engines]
    public async Task Record_QueueFull_StillAnswersAndKnowsThePrediction(StorageEngine engine)
    {
        await using var storage = new TestStorage(options => options.Queue = 1, engine);
        storage.Log.Record("words", "1", "blend");
        var id = storage.Log.Record("words", "1", "blend");
        Assert.Equal(1, storage.Queue.Dropped);
        Assert.NotNull(storage.Log.FindRecent(id));
    }
}
