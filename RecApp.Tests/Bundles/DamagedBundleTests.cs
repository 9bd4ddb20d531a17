using RecApp.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Bundles;

public sealed class DamagedBundleTests : IDisposable
{
    private readonly TemporaryFolder _models = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcquireAsync_OneModelDamaged_TheOthersGoOn()
    {
        Damage(TestBundles.Write(_models.Location, "broken", "hello"));
        TestBundles.Write(_models.Location, "words", "hello");
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("broken"), Catalogs.Words("words"), Catalogs.Words("absent"));
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(async () => await catalog.AcquireAsync<WordModel>("broken", Cancellation));
        Assert.Contains("'word.txt' is not the one that was trained", error.Reason);
        error = await Assert.ThrowsAsync<ModelUnavailableException>(async () => await catalog.AcquireAsync<WordModel>("absent", Cancellation));
        Assert.Equal("No version of it is installed.", error.Reason);
        using var lease = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Equal("hello", lease.Model.Word);
        Assert.Equal([ModelState.Unavailable, ModelState.Unavailable, ModelState.Available], catalog.List().Select(m => m.State));
        Assert.Contains("is damaged", catalog.Find("broken")!.Reason);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{"name":"words","version":"20260301-00000000","task":"t","algorithm":"a","files":[{"path":"../../../secret","bytes":1,"sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}]}""")]
    public async Task AcquireAsync_HostileManifest_IsUnavailableWithAReason(string json)
    {
        Directory.CreateDirectory(_models.Combine("words", "20260301-00000000"));
        File.WriteAllText(_models.Combine("words", "20260301-00000000", "manifest.json"), json);
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(async () => await catalog.AcquireAsync<WordModel>("words", Cancellation));
        Assert.Contains("Version 20260301-00000000 is damaged. manifest.json", error.Reason);
        Assert.NotNull(catalog.Find("words")!.Versions[0].Reason);
    }

    [Fact]
    public async Task AcquireAsync_BundleOfAnotherName_IsUnavailable()
    {
        TestBundles.Write(_models.Location, "words", "hello");
        Directory.Move(_models.Combine("words"), _models.Combine("letters"));
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("letters"));
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => catalog.WarmAsync("letters", Cancellation));
        Assert.Contains("The manifest is of words", error.Reason);
    }

    [Fact]
    public async Task AcquireAsync_LoaderThrows_IsUnavailableWithoutItsDetails()
    {
        TestBundles.Write(_models.Location, "words", "hello");
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words", _ => throw new FormatException("/home/somebody")));
        var error = await Assert.ThrowsAsync<ModelUnavailableException>(() => catalog.WarmAsync("words", Cancellation));
        Assert.DoesNotContain("somebody", error.Message);
        Assert.IsType<FormatException>(error.InnerException);
    }

    [Fact]
    public async Task AcquireAsync_StillDamaged_IsNotLoadedAgain()
    {
        TestBundles.Write(_models.Location, "words", "hello");
        int loads = 0;
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words", _ => throw new FormatException($"load {++loads}")));
        for (int i = 0; i < 5; i++)
            await Assert.ThrowsAsync<ModelUnavailableException>(() => catalog.WarmAsync("words", Cancellation));
        Assert.Equal(1, loads);
    }

    [Fact]
    public async Task AcquireAsync_RepairedSince_IsServed()
    {
        Damage(TestBundles.Write(_models.Location, "words", "hello"));
        using var catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        await Assert.ThrowsAsync<ModelUnavailableException>(() => catalog.WarmAsync("words", Cancellation));
        TestBundles.Write(_models.Location, "words", "hello");
        using var lease = await catalog.AcquireAsync<WordModel>("words", Cancellation);
        Assert.Equal("hello", lease.Model.Word);
    }

    public void Dispose() => _models.Dispose();

    private void Damage(ModelManifest manifest) =>
        File.WriteAllText(Path.Combine(TestBundles.FolderOf(_models.Location, manifest), "word.txt"), "jello");
}
