using Dapper;
using RecApp.Storage;

namespace RecApp.Tests.Storage;

public class WriteQueueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Engines]
    public async Task WriteAsync_Completed_IsReadableByOthers(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        await storage.Queue.WriteAsync(t => t.Connection!.Execute("insert into write_checks values (7, 'now')", transaction: t), Cancellation);
        Assert.Equal(1, await storage.CountAsync("write_checks"));
        Assert.Null(storage.Queue.Failure);
    }

    [Theory, Engines]
    public async Task TryWrite_QueueFull_DropsAtOnceAndCounts(StorageEngine engine)
    {
        await using var storage = new TestStorage(options => options.Queue = 2, engine);
        Assert.True(storage.Queue.TryWrite(TestStorage.Nothing));
        Assert.True(storage.Queue.TryWrite(TestStorage.Nothing));
        Assert.False(storage.Queue.TryWrite(TestStorage.Nothing));
        Assert.Equal(1, storage.Queue.Dropped);
    }

    [Theory, Engines]
    public async Task WriteAsync_QueueFull_TakesItsTurn(StorageEngine engine)
    {
        await using var storage = new TestStorage(options => options.Queue = 1, engine);
        Assert.True(storage.Queue.TryWrite(TestStorage.Nothing));
        var waiting = storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Assert.False(waiting.IsCompleted);
        await storage.Queue.StartAsync(Cancellation);
        await waiting;
    }

    [Theory, Engines]
    public async Task WriteAsync_CallerCancels_StopsWaiting(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        using var impatient = new CancellationTokenSource();
        var waiting = storage.Queue.WriteAsync(TestStorage.Nothing, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Theory, Engines]
    public async Task WriteAsync_OneBadWriteAmongMany_SpoilsNoOther(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        var writes = Enumerable.Range(1, 20).Select(i => storage.Queue.WriteAsync(
            t => t.Connection!.Execute(i == 10 ? "insert into nowhere values (1)" : $"insert into write_checks values ({i}, 'now')", transaction: t),
            Cancellation)).ToArray();
        await storage.Queue.StartAsync(Cancellation);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(writes));
        Assert.Contains("nowhere", error.Message);
        Assert.Equal(1, writes.Count(w => w.IsFaulted));
        Assert.Equal(19, await storage.CountAsync("write_checks"));
        await storage.Queue.StopAsync(Cancellation);
        string line = Assert.Single(storage.Events.Events).Message;
        Assert.StartsWith("The database refused 1 writes: ", line);
        Assert.DoesNotContain('\n', line);
    }

    [Theory, Engines]
    public async Task StopAsync_WritesWaiting_WritesThemAll(StorageEngine engine)
    {
        await using var storage = new TestStorage(engine: engine);
        for (int i = 1; i <= 1000; i++)
        {
            int id = i;
            Assert.True(storage.Queue.TryWrite(t => t.Connection!.Execute($"insert into write_checks values ({id}, 'now')", transaction: t)));
        }
        await storage.Queue.StartAsync(Cancellation);
        await storage.Queue.StopAsync(Cancellation);
        Assert.Equal(1000, await storage.CountAsync("write_checks"));
    }

    [Theory, Engines]
    public async Task WriteAsync_AfterStop_SaysThatTheApplicationShutsDown(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        await storage.Queue.StopAsync(Cancellation);
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation));
        Assert.Equal("The application is shutting down.", error.Message);
    }
}
