using Dapper;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

/// <summary>The file is deleted or replaced while it is open.</summary>
public class MovedFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("recapp.db")]
    [InlineData("recapp.db", "recapp.db-wal", "recapp.db-shm")]
    public async Task AddAsync_FilesDeleted_CreatesThemAgain(params string[] names)
    {
        await using var storage = await TestStorage.StartAsync();
        var prediction = await RateAsync(storage, 3);
        foreach (string name in names)
            File.Delete(Path.Combine(Path.GetDirectoryName(storage.File)!, name));
        Assert.Equal(0, await storage.CountAsync("feedback"));
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        await AssertWholeAsync(storage, 1);
        Assert.True(File.Exists(storage.File));
    }

    [Fact]
    public async Task AddAsync_FolderDeleted_CreatesItAgain()
    {
        await using var storage = await TestStorage.StartAsync();
        var prediction = await RateAsync(storage, 3);
        Directory.Delete(Path.GetDirectoryName(storage.File)!, recursive: true);
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        await AssertWholeAsync(storage, 1);
    }

    [Fact]
    public async Task AddAsync_BackupPutInItsPlace_GoesOnWithThatAndNothingOfTheOldLog()
    {
        using var folder = new TemporaryFolder();
        await using var other = await TestStorage.StartAsync();
        await RateAsync(other, 5);
        string backup = StorageBackup.Write(Path.GetDirectoryName(other.File)!, folder.Location, other.Clock);

        await using var storage = await TestStorage.StartAsync();
        var lineage = new LineageStore(storage.Database, storage.Queue, storage.Clock);
        lineage.Add("words", "1", "{}");
        var prediction = await RateAsync(storage, 200);
        Assert.NotEqual(0, new FileInfo(storage.File + "-wal").Length);
        File.Move(Path.Combine(backup, "recapp.db"), storage.File, overwrite: true);
        Assert.Equal(5, await storage.CountAsync("feedback"));
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        await AssertWholeAsync(storage, 6);
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        Assert.Equal("{}", await lineage.FindAsync("words", "1", Cancellation));
    }

    [Fact]
    public async Task AddAsync_DatabasePutThereWithItsLog_LosesNothingOfThat()
    {
        using var folder = new TemporaryFolder();
        await using var other = await TestStorage.StartAsync();
        await RateAsync(other, 5);
        foreach (string suffix in (string[])["", "-wal"])
            File.Copy(other.File + suffix, folder.Combine("new" + suffix));

        await using var storage = await TestStorage.StartAsync();
        var prediction = await RateAsync(storage, 50);
        File.Delete(storage.File + "-shm");
        foreach (string suffix in (string[])["-wal", ""])
            File.Move(folder.Combine("new" + suffix), storage.File + suffix, overwrite: true);
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        await AssertWholeAsync(storage, 6);
    }

    private static async Task<Prediction> RateAsync(TestStorage storage, int times)
    {
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        for (int i = 0; i < times; i++)
            await storage.Feedback.AddAsync(storage.Entry(reason: $"reason {i}"), prediction, Cancellation);
        return prediction;
    }

    private static async Task AssertWholeAsync(TestStorage storage, int feedback)
    {
        Assert.Equal(feedback, await storage.CountAsync("feedback"));
        using var connection = storage.Database.Open();
        Assert.Equal("ok", connection.ExecuteScalar<string>("pragma integrity_check"));
    }
}
