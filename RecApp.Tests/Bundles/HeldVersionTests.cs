using System.Collections.Concurrent;
using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

public sealed class HeldVersionTests : IDisposable
{
    private readonly TemporaryFolder _models = new();
    private readonly ConcurrentBag<WordModel> _loaded = [];
    private readonly ModelManifest _old;
    private readonly ModelManifest _newest;
    private readonly ModelCatalog _catalog;

    public HeldVersionTests()
    {
        _old = TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay);
        _newest = TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay.AddDays(1));
        _catalog = Catalogs.Over(_models.Location, Catalogs.Words("words", bundle =>
        {
            var model = WordModel.Load(bundle);
            _loaded.Add(model);
            return model;
        }));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HoldAsync_OtherVersion_AnswersBesideTheServedOneUntilReleased()
    {
        using var served = await _catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Null(_catalog.TryAcquire<WordModel>("words", _old.Version));
        var held = await _catalog.HoldAsync("words", _old.Version, Cancellation);

        using (var lease = _catalog.TryAcquire<WordModel>("words", _old.Version)!)
        {
            held.Dispose();
            held.Dispose();
            // In use it stays, although nobody else gets it any more.
            Assert.Equal("old", lease.Model.Word);
        }

        Assert.Null(_catalog.TryAcquire<WordModel>("words", _old.Version));
        Assert.Equal("new", served.Model.Word);
        Assert.Equal(1, _loaded.Sum(model => model.Disposals));
        Assert.Equal(_newest.Version, _catalog.Find("words")!.Served);
    }

    [Fact]
    public async Task HoldAsync_TwoHoldersAndAPromotion_LoadOnceAndShare()
    {
        var first = await _catalog.HoldAsync("words", _old.Version, Cancellation);
        var second = await _catalog.HoldAsync("words", _old.Version, Cancellation);
        await _catalog.PromoteAsync("words", _old.Version, Cancellation);

        Assert.Single(_loaded);
        first.Dispose();
        second.Dispose();
        using var lease = await _catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Equal("old", lease.Model.Word);
        Assert.Equal(_old.Files.Sum(file => file.Bytes), first.Bytes);
    }

    [Fact]
    public async Task HoldAsync_ServedVersion_StaysWhenAnotherIsPromoted()
    {
        await _catalog.WarmAsync("words", Cancellation);
        using var held = await _catalog.HoldAsync("words", _newest.Version, Cancellation);
        await _catalog.PromoteAsync("words", _old.Version, Cancellation);

        using var lease = _catalog.TryAcquire<WordModel>("words", _newest.Version);

        Assert.Equal("new", lease!.Model.Word);
        Assert.Equal(2, _loaded.Count);
    }

    [Fact]
    public async Task HoldAsync_DamagedOrMissing_SaysSo()
    {
        File.Delete(Path.Combine(TestBundles.FolderOf(_models.Location, _old), "word.txt"));

        var damaged = await Assert.ThrowsAsync<ModelUnavailableException>(() => _catalog.HoldAsync("words", _old.Version, Cancellation));
        var missing = await Assert.ThrowsAsync<ModelUnavailableException>(() => _catalog.HoldAsync("words", "20200101-00000000", Cancellation));

        Assert.Contains("'word.txt' is missing", damaged.Reason, StringComparison.Ordinal);
        Assert.Equal("There is no version '20200101-00000000'.", missing.Reason);
        Assert.Null(_catalog.TryAcquire<WordModel>("words", _old.Version));
    }

    [Fact]
    public async Task TryAcquire_WhileEightThreadsHoldAndRelease_NobodySeesADisposedModel()
    {
        await _catalog.WarmAsync("words", Cancellation);
        int answers = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            for (int round = 0; round < 100; round++)
            {
                using var held = await _catalog.HoldAsync("words", _old.Version, Cancellation);
                using var lease = _catalog.TryAcquire<WordModel>("words", _old.Version)!;
                Assert.Equal("old", lease.Model.Word);
                Interlocked.Increment(ref answers);
            }
        })));

        Assert.Equal(800, answers);
        Assert.Null(_catalog.TryAcquire<WordModel>("words", _old.Version));
        Assert.Equal(_loaded.Count - 1, _loaded.Count(model => model.Disposals == 1));
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _models.Dispose();
    }
}
