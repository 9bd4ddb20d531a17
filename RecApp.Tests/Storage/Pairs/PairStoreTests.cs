using System.Collections.Concurrent;
using Dapper;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage.Pairs;

public sealed class PairStoreTests : IDisposable
{
    private readonly TestPairs _pairs = new();

    private PairStore Store => _pairs.Store;

    private string? Published => Store.Published()?.Batch.Version;

    [Fact]
    public void Begin_UnfinishedBatchOfTheSameSettings_GoesOnWithIt()
    {
        var batch = _pairs.Begin(TestPairs.Settings());
        using (var writer = Store.OpenWriter(batch))
            writer.Write(1, [1, 2, 3]);
        Assert.Equal(batch, _pairs.Begin(TestPairs.Settings()));
        Assert.Equal([1], Store.FinishedRows(batch));
        Assert.NotEqual(batch, _pairs.Begin(TestPairs.Settings(model: "2")));
        Assert.NotEqual(batch, _pairs.Begin(TestPairs.Settings(take: 1)));
    }

    [Fact]
    public void Begin_CompleteBatchOfTheSameSettings_IsTakenAsItIs()
    {
        var batch = _pairs.Publish(TestPairs.Settings(), answer: 1);
        var again = _pairs.Begin(TestPairs.Settings());
        Assert.Equal(batch.Version, again.Version);
        Assert.NotNull(again.CompletedUtc);
    }

    [Fact]
    public void Find_BatchNotPublishedYet_SeesTheOldOne()
    {
        var old = _pairs.Publish(TestPairs.Settings(), answer: 1);
        var next = _pairs.Begin(TestPairs.Settings(model: "2"));
        _pairs.Fill(next, answer: 2);
        Assert.Equal((old.Version, 1), Read());
        Store.Publish(next);
        Assert.Equal((next.Version, 2), Read());
    }

    [Fact]
    public void Published_FileDeleted_IsNullThenWhatIsPublishedAnew()
    {
        _pairs.Publish(TestPairs.Settings(), answer: 1);
        Assert.Equal(1, Read().Answer);
        File.Delete(_pairs.Database.File);
        Assert.Null(Published);
        // It gets the number of the one before.
        var anew = _pairs.Publish(TestPairs.Settings(model: "2"), answer: 2);
        Assert.Equal((anew.Version, 2), Read());
    }

    [Fact]
    public void Publish_FileDeletedUnderTheBatch_SaysSoAndTheNextOneWorks()
    {
        var batch = _pairs.Begin(TestPairs.Settings());
        using (var writer = Store.OpenWriter(batch))
        {
            writer.Write(0, [1, 2, 3]);
            File.Delete(_pairs.Database.File);
            Assert.Contains("deleted or replaced", Assert.Throws<StorageUnavailableException>(() => writer.Write(1, [1, 2])).Message);
        }
        Assert.Contains("deleted or replaced", Assert.Throws<StorageUnavailableException>(() => Store.Publish(batch)).Message);
        Assert.Equal(_pairs.Publish(TestPairs.Settings(), answer: 3).Version, Published);
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
    public void Find_NothingPublished_IsNull() => Assert.Null(Store.Find(_ => (0, 0)));

    [Fact]
    public async Task Find_WhileBatchesArePublishedAndDropped_SeesTheOldOrTheNewNeverAMixture()
    {
        // Batches of different shape: a look-up that took one's place and another's rows would be seen.
        _pairs.Publish(TestPairs.Settings("1", top: 5, take: 3), answer: 1);
        using var done = new CancellationTokenSource();
        ConcurrentDictionary<string, bool> seen = [];
        // Threads of their own: on a busy machine the pool may not begin before all is over.
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
        {
            while (!done.IsCancellationRequested)
                seen[Read().Version] = true;
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToList();
        for (int model = 2; model <= 25; model++)
        {
            string version = _pairs.Publish(TestPairs.Settings($"{model}", top: 4 + model % 3, take: 1 + model % 4), answer: model, items: 40 + model).Version;
            Store.DropOlderThan(_pairs.Clock.GetUtcNow());
            while (!seen.ContainsKey(version) && readers.TrueForAll(reader => !reader.IsCompleted))
                await Task.Delay(1, TestContext.Current.CancellationToken);
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Single(Store.List());
    }

    [Fact]
    public void RollBack_TwoBatches_PublishesTheOlderAndThenStays()
    {
        var old = _pairs.Publish(TestPairs.Settings(), answer: 1);
        _pairs.Begin(TestPairs.Settings(model: "never finished"));
        _pairs.Publish(TestPairs.Settings(model: "2"), answer: 2);
        Assert.Equal(old.Version, Store.RollBack()?.Version);
        Assert.Equal(old.Version, Published);
        Assert.Null(Store.RollBack());
        Assert.Equal(old.Version, Published);
    }

    [Fact]
    public void DropOlderThan_PublishedOneIsOld_KeepsItAndGivesSpaceBack()
    {
        var first = _pairs.Publish(TestPairs.Settings(top: 300, take: 50), answer: 1, items: 400);
        var second = _pairs.Publish(TestPairs.Settings("2", top: 300, take: 50), answer: 2, items: 400);
        _pairs.Begin(TestPairs.Settings("never finished"));
        Store.RollBack();
        long before = Store.Bytes;
        var dropped = Store.DropOlderThan(_pairs.Clock.GetUtcNow().AddDays(1));
        Assert.Equal(2, dropped.Count);
        Assert.Contains(dropped, batch => batch.Version == second.Version);
        Assert.Equal([first.Version], Store.List().Select(batch => batch.Version));
        Assert.InRange(Store.Bytes, 1, before * 6 / 10);
        using var connection = _pairs.Database.Open();
        Assert.Equal(299, connection.ExecuteScalar<int>("select count(*) from pair_answers"));
    }

    [Fact]
    public void Lock_TakenTwice_IsRefusedUntilGivenBack()
    {
        using (Store.Lock())
            Assert.Throws<PairsBusyException>(Store.Lock);
        Store.Lock().Dispose();
    }

    [Fact]
    public void Lock_FileCannotBeWritten_IsAStorageFailure()
    {
        Directory.CreateDirectory(_pairs.Database.File + ".lock");
        Assert.Throws<StorageUnavailableException>(Store.Lock);
    }

    [Fact]
    public void List_FileIsNoDatabase_IsAStorageFailure()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_pairs.Database.File)!);
        File.WriteAllText(_pairs.Database.File, new string('x', 5000));
        Assert.Throws<StorageUnavailableException>(Store.List);
    }

    public void Dispose() => _pairs.Dispose();

    private (string Version, int Answer) Read()
    {
        var (content, packed) = Store.Find(content => (1, content.Batch.Settings.Top - 3))!.Value;
        Assert.Equal(content.Items.Count - 1, content.Popular[0]);
        var answers = new PairAnswerFormat(content.Batch.Settings.Take, content.Items.Count).Read(packed!);
        Assert.Equal(content.Batch.Settings.ModelVersion, Assert.Single(answers.Select(answer => $"{answer.Item}").Distinct()));
        return (content.Batch.Version, answers[0].Item);
    }
}
