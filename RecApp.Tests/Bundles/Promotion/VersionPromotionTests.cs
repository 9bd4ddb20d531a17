using RecApp.Bundles;
using RecApp.Bundles.Promotion;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles.Promotion;

public sealed class VersionPromotionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelManifest _old;
    private readonly ModelManifest _newest;

    public VersionPromotionTests()
    {
        _old = TestBundles.Write(Models, "words", "old", TestBundles.FirstDay);
        _newest = TestBundles.Write(Models, "words", "new", TestBundles.FirstDay.AddDays(1));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Models => _folder.Combine("models");

    private string File => _folder.Combine("data", ChosenVersions.FileName);

    [Fact]
    public async Task Promote_AnOlderVersion_IsServedAfterARestart()
    {
        await PromoteAsync(_old.Version);
        Assert.Equal(_old.Version, await ServedAfterRestartAsync());
    }

    [Fact]
    public async Task Start_ChosenVersionGone_ServesTheNewest()
    {
        await PromoteAsync(_old.Version);
        Directory.Delete(TestBundles.FolderOf(Models, _old), recursive: true);
        Assert.Equal(_newest.Version, await ServedAfterRestartAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ broken")]
    [InlineData("null")]
    public async Task Start_ChoicesUnreadable_ServesTheNewest(string content)
    {
        await PromoteAsync(_old.Version);
        await System.IO.File.WriteAllTextAsync(File, content, Cancellation);
        Assert.Equal(_newest.Version, await ServedAfterRestartAsync());
    }

    [Fact]
    public async Task Promote_ADamagedVersion_LeavesTheChoice()
    {
        await PromoteAsync(_newest.Version);
        await System.IO.File.AppendAllTextAsync(Path.Combine(TestBundles.FolderOf(Models, _old), "word.txt"), "!", Cancellation);
        await Assert.ThrowsAsync<ModelUnavailableException>(() => PromoteAsync(_old.Version));
        Assert.Equal(_newest.Version, await ServedAfterRestartAsync());
    }

    [Fact]
    public async Task Promote_ChoiceNotWritable_SaysSoAndServesWhatItServed()
    {
        await System.IO.File.WriteAllTextAsync(_folder.Combine("data"), "in the way of the folder", Cancellation);
        using var catalog = Catalog();
        await catalog.WarmAsync("words", Cancellation);
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => new VersionPromotion(catalog, new(File), TimeProvider.System).PromoteAsync("words", _old.Version, Cancellation));
        Assert.Contains("can't be written", error.Reason, StringComparison.Ordinal);
        Assert.Equal(_newest.Version, catalog.Find("words")!.Served);
    }

    [Fact]
    public async Task Load_BeforeTheInstancesHaveAgreed_WaitsForThem()
    {
        TaskCompletionSource known = new();
        ChosenVersions chosen = new(File) { Known = known.Task };
        using var catalog = Catalogs.Over(new ModelsOptions { Path = Models }, chosen, Catalogs.Words("words"));
        var warming = catalog.WarmAsync("words", Cancellation);
        Assert.False(warming.IsCompleted);
        chosen.Set("words", _old.Version, TestBundles.FirstDay, revision: 1);
        known.SetResult();
        await warming;
        Assert.Equal(_old.Version, catalog.Find("words")!.Served);
    }

    [Fact]
    public void Set_AnEarlierChoiceThanWhatWaits_LetsItWaitOn()
    {
        ChosenVersions chosen = new(File);
        WaitingVersion waiting = new("b", TestBundles.FirstDay.AddHours(1), After: 1);
        chosen.Wait("words", waiting);
        chosen.Set("words", "a", TestBundles.FirstDay, revision: 2);
        Assert.Equal(new("a", TestBundles.FirstDay, waiting), new ChosenVersions(File).Of("words"));
        // By a clock that is ahead.
        chosen.Set("words", "d", TestBundles.FirstDay.AddHours(2), revision: 1);
        Assert.Equal(waiting, new ChosenVersions(File).Of("words")!.Waiting);
        chosen.Set("words", "c", TestBundles.FirstDay.AddHours(2), revision: 3);
        Assert.Null(new ChosenVersions(File).Of("words")!.Waiting);
    }

    public void Dispose() => _folder.Dispose();

    private ModelCatalog Catalog() => Catalogs.Over(new ModelsOptions { Path = Models }, new ChosenVersions(File), Catalogs.Words("words"));

    private async Task PromoteAsync(string version)
    {
        using var catalog = Catalog();
        Assert.True(await new VersionPromotion(catalog, new(File), TimeProvider.System).PromoteAsync("words", version, Cancellation));
    }

    private async Task<string?> ServedAfterRestartAsync()
    {
        using var catalog = Catalog();
        await catalog.WarmAsync("words", Cancellation);
        return catalog.Find("words")!.Served;
    }
}
