using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

public sealed class ModelCatalogTests : IDisposable
{
    private readonly TemporaryFolder _models = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcquireAsync_SeveralVersions_ServesTheNewest()
    {
        TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay);
        var newest = TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay.AddDays(1));
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        using var lease = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Equal("new", lease.Model.Word);
        Assert.Equal(newest.Version, lease.Version);
    }

    [Fact]
    public async Task AcquireAsync_VersionConfigured_ServesThatOne()
    {
        var old = TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay);
        TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay.AddDays(1));
        using var catalog = Catalogs.Over(new ModelsOptions { Path = _models.Location, Versions = { ["words"] = old.Version } }, Catalogs.Words("words"));
        using var lease = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Equal("old", lease.Model.Word);
    }

    [Fact]
    public async Task AcquireAsync_ManyFirstCallers_LoadOnce()
    {
        TestBundles.Write(_models.Location, "words", "hello");
        int loads = 0;
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words", bundle =>
        {
            Interlocked.Increment(ref loads);
            Thread.Sleep(50);
            return WordModel.Load(bundle);
        }));
        var leases = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => catalog.AcquireAsync<WordModel>("words", Cancellation).AsTask())));
        Assert.Equal(1, loads);
        Assert.Single(leases.Select(l => l.Model).Distinct());
    }

    [Fact]
    public async Task AcquireAsync_Loaded_CompletesSynchronously()
    {
        TestBundles.Write(_models.Location, "words", "hello");
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        await catalog.WarmAsync("words", Cancellation);
        var acquiring = catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.True(acquiring.IsCompletedSuccessfully);
        (await acquiring).Dispose();
    }

    [Fact]
    public async Task AcquireAsync_Loaded_AllocatesTheLeaseAndNothingElse()
    {
        TestBundles.Write(_models.Location, "words", "hello");
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        await catalog.WarmAsync("words", Cancellation);
        AcquireAndReturn(catalog, 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        AcquireAndReturn(catalog, 1000);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 1, 64);
    }

    [Fact]
    public async Task AcquireAsync_FirstCallerCancels_TheOthersStillGetTheModel()
    {
        TestBundles.Write(_models.Location, "words", "hello");
        using var go = new ManualResetEventSlim();
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words", bundle =>
        {
            go.Wait(Cancellation);
            return WordModel.Load(bundle);
        }));
        using var impatient = new CancellationTokenSource();
        var first = catalog.AcquireAsync<WordModel>("words", impatient.Token).AsTask();
        var second = catalog.AcquireAsync<WordModel>("words", Cancellation).AsTask();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        go.Set();
        using var lease = await second;
        Assert.Equal("hello", lease.Model.Word);
    }

    [Fact]
    public async Task AcquireAsync_OtherTypeThanRegistered_IsAProgrammersError()
    {
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await catalog.AcquireAsync<string>("words", Cancellation));
    }

    [Fact]
    public async Task AcquireAsync_NotRegistered_IsUnavailable()
    {
        using var catalog = Catalogs.Over(_models.Location);
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(async () => await catalog.AcquireAsync<WordModel>("words", Cancellation));
        Assert.Equal("words", error.Name);
    }

    [Fact]
    public async Task Dispose_LeaseOutstanding_ModelLivesUntilItsLastLease()
    {
        TestBundles.Write(_models.Location, "words", "hello");
        var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        var lease = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        var model = lease.Model;
        catalog.Dispose();
        Assert.Equal("hello", model.Word);
        lease.Dispose();
        lease.Dispose();
        Assert.Equal(1, model.Disposals);
        Assert.Throws<ObjectDisposedException>(() => lease.Model);
    }

    [Fact]
    public void List_BeforeAnybodyAsked_ShowsVersionsWithoutLoading()
    {
        var manifest = TestBundles.Write(_models.Location, "words", "hello");
        Directory.CreateDirectory(_models.Combine("words", "backup"));
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"), Catalogs.Words("absent"));
        Assert.Equal(["absent", "words"], catalog.List().Select(m => m.Name));
        var summary = catalog.Find("words")!;
        Assert.Equal(ModelState.NotLoaded, summary.State);
        Assert.Equal([manifest.Version], summary.Versions.Select(v => v.Version));
        Assert.Equal("Say a word", summary.Manifest!.Task);
    }

    public void Dispose() => _models.Dispose();

    private static void AcquireAndReturn(ModelCatalog catalog, int times)
    {
        var cancellationToken = Cancellation;
        for (int i = 0; i < times; i++)
            catalog.AcquireAsync<WordModel>("words", cancellationToken).GetAwaiter().GetResult().Dispose();
    }
}
