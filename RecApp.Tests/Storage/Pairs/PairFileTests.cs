using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage.Pairs;

/// <summary>The pairs in a file of SQLite, and what can happen to a file.</summary>
public sealed class PairFileTests() : PairStoreTests(StorageEngine.Sqlite)
{
    [Fact]
    public void Published_FileDeleted_IsNullThenWhatIsPublishedAnew()
    {
        Pairs.Publish(TestPairs.Settings(), answer: 1);
        Assert.Equal(1, Read().Answer);
        File.Delete(Pairs.File);
        Assert.Null(Published);
        // It gets the number of the one before.
        var anew = Pairs.Publish(TestPairs.Settings(model: "2"), answer: 2);
        Assert.Equal((anew.Version, 2), Read());
    }

    [Fact]
    public void Publish_FileDeletedUnderTheBatch_SaysSoAndTheNextOneWorks()
    {
        var batch = Pairs.Begin(TestPairs.Settings());
        using (var writer = Store.OpenWriter(batch))
        {
            writer.Write(0, [1, 2, 3]);
            File.Delete(Pairs.File);
            Assert.Contains("deleted, replaced or lost", Assert.Throws<StorageUnavailableException>(() => writer.Write(1, [1, 2])).Message);
        }
        Assert.Contains("deleted or replaced", Assert.Throws<StorageUnavailableException>(() => Store.Publish(batch)).Message);
        Assert.Equal(Pairs.Publish(TestPairs.Settings(), answer: 3).Version, Published);
    }

    [Fact]
    public void Write_DiskFull_SaysSoReadersGoOnAndItWorksWhenThereIsSpace()
    {
        using var disk = new SmallDisk(2);
        using var pairs = new TestPairs(disk.Combine("data"));
        var published = pairs.Publish(TestPairs.Settings(), answer: 1);
        var batch = pairs.Begin(TestPairs.Settings(model: "2"));
        disk.Fill();
        using (var writer = pairs.Store.OpenWriter(batch))
            Assert.Equal("The storage is full.", Assert.Throws<StorageUnavailableException>(() => writer.Write(0, new byte[500_000])).Message);
        Assert.Equal(published.Version, pairs.Store.Published()?.Batch.Version);
        disk.Free();
        pairs.Fill(batch, answer: 2);
        pairs.Store.Publish(batch);
        Assert.Equal(batch.Version, pairs.Store.Published()?.Batch.Version);
    }

    [Fact]
    public void Lock_FileCannotBeWritten_IsAStorageFailure()
    {
        Directory.CreateDirectory(Pairs.File + ".lock");
        Assert.Throws<StorageUnavailableException>(Store.Lock);
    }

    [Fact]
    public void List_FileIsNoDatabase_IsAStorageFailure()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Pairs.File)!);
        File.WriteAllText(Pairs.File, new string('x', 5000));
        Assert.Throws<StorageUnavailableException>(Store.List);
    }

    [Fact]
    public void DropOlderThan_HalfOfIt_GivesSpaceBack()
    {
        Pairs.Publish(TestPairs.Settings(top: 300, take: 50), answer: 1, items: 400);
        Pairs.Publish(TestPairs.Settings("2", top: 300, take: 50), answer: 2, items: 400);
        long before = Store.Bytes;
        Store.DropOlderThan(Pairs.Clock.GetUtcNow().AddDays(1));
        Assert.InRange(Store.Bytes, 1, before * 6 / 10);
    }
}
