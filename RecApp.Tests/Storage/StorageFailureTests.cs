using Dapper;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

/// <summary>What happens when the disk is full, can't be written, or is held by another process.</summary>
public class StorageFailureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAsync_FolderCannotBeCreated_SaysSoAndWorksOnceItCan()
    {
        string blocker = Path.Combine(Path.GetTempPath(), $"recapp-blocker-{Guid.CreateVersion7():N}");
        await File.WriteAllTextAsync(blocker, "a file where a folder should be", Cancellation);
        await using var storage = await TestStorage.StartAsync(options => options.Path = Path.Combine(blocker, "data"));
        var id = storage.Log.Record("words", "1", "blend");
        var prediction = storage.Log.FindRecent(id)!;
        var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation));
        Assert.Equal("The storage can't be opened.", error.Message);
        Assert.Equal(error.Message, storage.Queue.Failure);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.CountAsync("words", Cancellation));
        File.Delete(blocker);
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        Assert.Null(storage.Queue.Failure);
        Assert.Equal(1, await storage.CountAsync("feedback"));
        Assert.Equal(0, storage.Queue.Dropped);
        await storage.Queue.StopAsync(Cancellation);
        Directory.Delete(blocker, recursive: true);
    }

    [Fact]
    public async Task AddAsync_StorageFull_SaysSoAndKeepsWhatWasAcknowledged()
    {
        await using var storage = await TestStorage.StartAsync(options => options.MaximumMegabytes = 1);
        var (acknowledged, refusal) = await storage.RateUntilRefusedAsync(Cancellation);
        Assert.Equal("The storage is full.", refusal);
        Assert.InRange(acknowledged, 100, 1000);
        Assert.Equal(acknowledged, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task AddAsync_AnotherProcessHoldsTheFile_SaysBusyAndWorksAfterwards()
    {
        await using var storage = await TestStorage.StartAsync();
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        using (var other = storage.Database.Open())
        {
            other.Execute("begin immediate");
            var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation));
            Assert.Equal("The storage is busy.", error.Message);
            other.Execute("rollback");
        }
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        Assert.Equal(2, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task Open_FileThatIsNoDatabase_SaysThatItIsDamaged()
    {
        await using var storage = new TestStorage();
        Directory.CreateDirectory(Path.GetDirectoryName(storage.File)!);
        await File.WriteAllTextAsync(storage.File, new string('?', 8192), Cancellation);
        Assert.Equal("The database is damaged.", Assert.Throws<StorageUnavailableException>(storage.Database.Open).Message);
    }
}
