using RecApp.Bundles;
using RecApp.Retraining;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Retraining;

public sealed class CandidatesTests : IDisposable
{
    private readonly TemporaryFolder _models = new();
    private readonly ModelManifest _served;
    private readonly ModelManifest _candidate;
    private readonly ModelCatalog _catalog;
    private readonly Candidates _candidates;

    public CandidatesTests()
    {
        _served = TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay);
        _catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        _candidates = new(_catalog);
        _candidate = TestBundles.Write(_candidates.Folder, "words", "new", TestBundles.FirstDay.AddDays(1));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Warm_WithANewerCandidate_ServesTheVersion()
    {
        await _catalog.WarmAsync("words", Cancellation);
        Assert.Equal(_served.Version, _catalog.Find("words")!.Served);
        Assert.Equal(_candidate.Version, Assert.Single(_candidates.Of("words")).Version);
    }

    [Fact]
    public async Task Promote_ADamagedCandidate_LeavesItACandidate()
    {
        await _catalog.WarmAsync("words", Cancellation);
        await File.AppendAllTextAsync(Path.Combine(TestBundles.FolderOf(_candidates.Folder, _candidate), "word.txt"), "!", Cancellation);

        await Assert.ThrowsAsync<ModelUnavailableException>(() => _catalog.PromoteAsync("words", _candidate.Version, Cancellation));

        Assert.Equal(_served.Version, _catalog.Find("words")!.Served);
        Assert.True(_candidates.Has("words", _candidate.Version));
        Assert.Single(_catalog.Find("words")!.Versions);
    }

    [Fact]
    public void Discard_TwiceOrOfAVersion_DeletesTheCandidateAlone()
    {
        Assert.False(_candidates.Discard("words", _served.Version));
        Assert.False(_candidates.Discard("nothing", _candidate.Version));
        Assert.False(_candidates.Discard("words", ".."));
        Assert.True(_candidates.Discard("words", _candidate.Version));
        Assert.False(_candidates.Discard("words", _candidate.Version));
        Assert.Single(_catalog.Find("words")!.Versions);
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _models.Dispose();
    }
}
