using System.Collections.Concurrent;
using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

public sealed class HotSwapTests : IDisposable
{
    private readonly TemporaryFolder _models = new();
    private readonly ConcurrentBag<WordModel> _loaded = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PromoteAsync_LeaseOutstanding_FinishesOnTheOldVersion()
    {
        var (old, newest) = WriteTwo();
        using var catalog = Over();
        using var before = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        await catalog.PromoteAsync("words", old.Version, Cancellation);
        using var after = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Equal(("new", "old"), (before.Model.Word, after.Model.Word));
        Assert.Equal((newest.Version, old.Version), (before.Version, after.Version));
        var replaced = before.Model;
        before.Dispose();
        Assert.Equal(1, replaced.Disposals);
        Assert.Equal(old.Version, catalog.Find("words")!.Served);
    }

    [Fact]
    public async Task PromoteAsync_DamagedVersion_KeepsServingTheOther()
    {
        var (old, _) = WriteTwo();
        File.Delete(Path.Combine(TestBundles.FolderOf(_models.Location, old), "word.txt"));
        using var catalog = Over();
        await catalog.WarmAsync("words", Cancellation);
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => catalog.PromoteAsync("words", old.Version, Cancellation));
        Assert.Contains("'word.txt' is missing", error.Reason);
        using var lease = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Equal("new", lease.Model.Word);
    }

    [Theory]
    [InlineData("20260301-ffffffff")]
    [InlineData("../words")]
    [InlineData("")]
    public async Task PromoteAsync_NoSuchVersion_SaysSo(string version)
    {
        WriteTwo();
        using var catalog = Over();
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => catalog.PromoteAsync("words", version, Cancellation));
        Assert.Equal($"There is no version '{version}'.", error.Reason);
    }

    [Fact]
    public async Task PromoteAsync_AfterTheNewestFailed_ServesTheOlder()
    {
        var (old, newest) = WriteTwo();
        File.Delete(Path.Combine(TestBundles.FolderOf(_models.Location, newest), "word.txt"));
        using var catalog = Over();
        await Assert.ThrowsAsync<ModelUnavailableException>(() => catalog.WarmAsync("words", Cancellation));
        await catalog.PromoteAsync("words", old.Version, Cancellation);
        using var lease = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Equal("old", lease.Model.Word);
    }

    [Fact]
    public async Task PromoteAsync_WhileManyThreadsAsk_NobodySeesADisposedModel()
    {
        var (old, newest) = WriteTwo();
        var catalog = Over();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        int[] answers = new int[8];
        var askers = answers.Select((_, asker) => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var lease = await catalog.AcquireAsync<WordModel>("words", Cancellation);
                // Throws when the model was disposed under the lease.
                Assert.Equal(lease.Version == newest.Version ? "new" : "old", lease.Model.Word);
                Interlocked.Increment(ref answers[asker]);
                // Fair on few cores: the promotions need a thread as well.
                await Task.Yield();
            }
        })).ToArray();
        for (int i = 0; i < 50 || (answers.Min() < 50 && !askers.Any(a => a.IsCompleted)); i++)
            await catalog.PromoteAsync("words", i % 2 == 0 ? old.Version : newest.Version, Cancellation);
        await stop.CancelAsync();
        await Task.WhenAll(askers);
        Assert.Equal(_loaded.Count - 1, _loaded.Count(m => m.Disposals == 1));
        catalog.Dispose();
        Assert.All(_loaded, model => Assert.Equal(1, model.Disposals));
    }

    public void Dispose() => _models.Dispose();

    private (ModelManifest Old, ModelManifest Newest) WriteTwo() =>
        (TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay), TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay.AddDays(1)));

    private ModelCatalog Over() => Catalogs.Over(_models.Location, Catalogs.Words("words", bundle =>
    {
        var model = WordModel.Load(bundle);
        _loaded.Add(model);
        return model;
    }));
}
