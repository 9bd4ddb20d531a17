using Dapper;
using Microsoft.Extensions.Logging;
using RecApp.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage;

/// <summary>A real disk that is full or can't be written, and is so no longer.</summary>
public class FullDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAsync_DiskFullForAWhile_SaysSoInOneLineAndWorksWhenThereIsSpace()
    {
        using var disk = new SmallDisk(2);
        await using var storage = await TestStorage.StartAsync(options => options.Path = disk.Combine("data"));
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await storage.Feedback.AddAsync(storage.Entry(reason: "before"), prediction, Cancellation);
        for (int time = 0; time < 3; time++)
        {
            disk.Fill();
            for (int i = 0; i < 20; i++)
            {
                for (int row = 0; row < 500; row++)
                    storage.Log.Record("words", "1", "blend");
                var error = await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.AddAsync(storage.Entry(reason: "lost"), prediction, Cancellation));
                Assert.Contains(error.Message, new[] { "The storage is full.", "The storage failed.", "The storage can't be opened." });
            }
            disk.Free();
            await storage.Feedback.AddAsync(storage.Entry(reason: "after"), prediction, Cancellation);
            Assert.Null(storage.Queue.Failure);
        }
        Assert.Equal(4, await storage.CountAsync("feedback"));
        using var connection = storage.Database.Open();
        Assert.Equal("ok", connection.ExecuteScalar<string>("pragma integrity_check"));
        // The three times come within a minute, by a clock that stands still.
        var failures = storage.Events.Events.Where(line => line.Level >= LogLevel.Error).Select(line => line.Message).ToList();
        string only = Assert.Single(failures);
        Assert.StartsWith("Storage failed: ", only);
        Assert.DoesNotContain('\n', only);
    }

    [Fact]
    public async Task AddAsync_DiskReadOnlyAtFirst_SaysSoAndWorksOnceItCanBeWritten()
    {
        using var disk = new SmallDisk(2);
        disk.Remount(readOnly: true);
        await using var storage = await TestStorage.StartAsync(options => options.Path = disk.Combine("data"));
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation));
        disk.Remount(readOnly: false);
        await storage.Feedback.AddAsync(storage.Entry(), prediction, Cancellation);
        Assert.Equal(1, await storage.CountAsync("feedback"));
    }

    [Fact]
    public async Task AddAsync_DatabaseTurnsReadOnly_SaysSoAndWorksAfterwards()
    {
        await using var storage = await TestStorage.StartAsync();
        var prediction = storage.Log.FindRecent(storage.Log.Record("words", "1", "blend"))!;
        bool readOnly = true;
        // What SQLite answers on a disk that the kernel has remounted after an error.
        Task AddAsync() => storage.Queue.WriteAsync(
            transaction =>
            {
                if (readOnly)
                    transaction.Connection!.Execute("pragma query_only = on", transaction: transaction);
                PredictionStore.Insert(new(transaction), prediction);
            },
            Cancellation);
        Assert.Equal("The storage is read-only.", (await Assert.ThrowsAsync<StorageUnavailableException>(AddAsync)).Message);
        readOnly = false;
        await AddAsync();
        Assert.Equal(1, await storage.CountAsync("predictions"));
    }
}
