using System.Collections.Concurrent;
using Dapper;
using RecApp.Storage;
using RecApp.Storage.Pairs;
using RecApp.Tests.Support;

namespace RecApp.Tests.Storage.Pairs;

/// <summary>What holds on every engine.</summary>
public abstract class PairStoreTests(StorageEngine engine) : IDisposable
{
    private readonly TestPairs _pairs = new(engine: engine);

    private protected TestPairs Pairs => _pairs;

    private protected PairStore Store => Pairs.Store;

    private protected string? Published => Store.Published()?.Batch.Version;

    [Fact]
    public void Begin_UnfinishedBatchOfTheSameSettings_GoesOnWithIt()
    {
        var batch = Pairs.Begin(TestPairs.Settings());
        using (var writer = Store.OpenWriter(batch))
            writer.Write(1, [1, 2, 3]);
        Assert.Equal(batch, Pairs.Begin(TestPairs.Settings()));
        Assert.Equal([1], Store.FinishedRows(batch));
        Assert.NotEqual(batch, Pairs.Begin(TestPairs.Settings(model: "2")));
        Assert.NotEqual(batch, Pairs.Begin(TestPairs.Settings(take: 1)));
    }

    [Fact]
    public void Begin_CompleteBatchOfTheSameSettings_IsTakenAsItIs()
    {
        var batch = Pairs.Publish(TestPairs.Settings(), answer: 1);
        var again = Pairs.Begin(TestPairs.Settings());
        Assert.Equal(batch.Version, again.Version);
        Assert.NotNull(again.CompletedUtc);
    }

    [Fact]
    public void Find_BatchNotPublishedYet_SeesTheOldOne()
    {
        var old = Pairs.Publish(TestPairs.Settings(), answer: 1);
        var next = Pairs.Begin(TestPairs.Settings(model: "2"));
        Pairs.Fill(next, answer: 2);
        Assert.Equal((old.Version, 1), Read());
        Store.Publish(next);
        Assert.Equal((next.Version, 2), Read());
    }

    [Fact]
    public void Find_NothingPublished_IsNull() => Assert.Null(Store.Find(_ => (0, 0)));

    [Fact]
    public async Task Find_WhileBatchesArePublishedAndDropped_SeesTheOldOrTheNewNeverAMixture()
    {
        // Batches of different shape: a look-up that took one's place and another's rows would be seen.
        Pairs.Publish(TestPairs.Settings("1", top: 5, take: 3), answer: 1);
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
            string version = Pairs.Publish(TestPairs.Settings($"{model}", top: 4 + model % 3, take: 1 + model % 4), answer: model, items: 40 + model).Version;
            Store.DropOlderThan(Pairs.Clock.GetUtcNow());
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
        var old = Pairs.Publish(TestPairs.Settings(), answer: 1);
        Pairs.Begin(TestPairs.Settings(model: "never finished"));
        Pairs.Publish(TestPairs.Settings(model: "2"), answer: 2);
        Assert.Equal(old.Version, Store.RollBack()?.Version);
        Assert.Equal(old.Version, Published);
        Assert.Null(Store.RollBack());
        Assert.Equal(old.Version, Published);
    }

    [Fact]
    public void DropOlderThan_PublishedOneIsOld_KeepsIt()
    {
        var first = Pairs.Publish(TestPairs.Settings(top: 300, take: 50), answer: 1, items: 400);
        var second = Pairs.Publish(TestPairs.Settings("2", top: 300, take: 50), answer: 2, items: 400);
        Pairs.Begin(TestPairs.Settings("never finished"));
        Store.RollBack();
        var dropped = Store.DropOlderThan(Pairs.Clock.GetUtcNow().AddDays(1));
        Assert.Equal(2, dropped.Count);
        Assert.Contains(dropped, batch => batch.Version == second.Version);
        Assert.Equal([first.Version], Store.List().Select(batch => batch.Version));
        Assert.True(Store.Bytes > 0);
        using var connection = Pairs.Database.Open();
        Assert.Equal(299, connection.ExecuteScalar<int>("select count(*) from pair_answers"));
    }

    [Fact]
    public void Lock_TakenTwice_IsRefusedUntilGivenBack()
    {
        using (Store.Lock())
            Assert.Throws<PairsBusyException>(Store.Lock);
        Store.Lock().Dispose();
    }

    public void Dispose()
    {
        _pairs.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected (string Version, int Answer) Read()
    {
        var (content, packed) = Store.Find(content => (1, content.Batch.Settings.Top - 3))!.Value;
        Assert.Equal(content.Items.Count - 1, content.Popular[0]);
        var answers = new PairAnswerFormat(content.Batch.Settings.Take, content.Items.Count).Read(packed!);
        Assert.Equal(content.Batch.Settings.ModelVersion, Assert.Single(answers.Select(answer => $"{answer.Item}").Distinct()));
        return (content.Batch.Version, answers[0].Item);
    }
}
