using RecApp.Bundles;
using RecApp.Tests.Bundles;


namespace RecApp.Tests.Support;

/// <summary>The real application with a tiny model of its own in place of the repository's.</summary>
internal sealed class ModelHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ModelHost(Action<string>? prepare = null, Dictionary<string, string?>? settings = null)
    {
        Old = TestBundles.Write(Models, "words", "old", TestBundles.FirstDay);
        Newest = TestBundles.Write(Models, "words", "new", TestBundles.FirstDay.AddDays(1));
        prepare?.Invoke(Models);
        Factory = new RecAppFactory
        {
            ModelsPath = Models,
            StoragePath = _folder.Combine("data"),
            Settings = settings ?? [],
            ConfigureServices = services => services.AddModel("words", WordModel.Load),
        };
    }

    public ModelManifest Old { get; }

    public ModelManifest Newest { get; }

    public RecAppFactory Factory { get; }

    public string Models => _folder.Combine("models");

    public async ValueTask DisposeAsync()
    {
        await Factory.DisposeAsync();
        _folder.Dispose();
    }
}
