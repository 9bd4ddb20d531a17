using RecApp.Inference;
using RecApp.Tests.Inference;

namespace RecApp.Tests.Support;

/// <summary>The real application with a tiny model of its own in place of the repository's.</summary>
internal sealed class ModelHost : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ModelHost(Action<string>? prepare = null, Dictionary<string, string?>? settings = null)
    {
        Old = Bundles.Write(Models, "words", "old", Bundles.FirstDay);
        Newest = Bundles.Write(Models, "words", "new", Bundles.FirstDay.AddDays(1));
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
