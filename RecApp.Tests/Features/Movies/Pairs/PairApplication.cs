using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Pairs;
using RecApp.Storage.Pairs;
using RecApp.Tests.Hosting.Administration;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Movies.Pairs;

/// <summary>The real application with an invented movie model, administered with a key.</summary>
internal sealed class PairApplication : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PairApplication(int films = 40, Dictionary<string, string?>? settings = null)
    {
        First = PairWorld.Write(Models, films);
        Factory = new RecAppFactory
        {
            ModelsPath = Models,
            StoragePath = _folder.Combine("data"),
            // A batch at the start begins when the model is served.
            WarmsUp = true,
            Settings = new(settings ?? []) { ["Admin:Key"] = SignInBrowser.Key },
            ConfigureServices = services => services.AddSingleton<ILoggerProvider>(Log),
        };
    }

    public ModelManifest First { get; }

    public RecAppFactory Factory { get; }

    public LogCollector Log { get; } = new();

    public string Models => _folder.Combine("models");

    public string Storage => _folder.Combine("data");

    public PairBatchRunner Runner => Factory.Services.GetRequiredService<PairBatchRunner>();

    public PairStore Store => Factory.Services.GetRequiredService<PairStore>();

    public string? Published => Store.Published()?.Batch.Version;

    /// <summary>Runs a batch to its end.</summary>
    public async Task<PairBatchState> RunAsync(int? top = 20, int? take = 5)
    {
        await await Runner.StartAsync(top, take, workers: 2, TestContext.Current.CancellationToken);
        return Runner.State;
    }

    /// <summary>Puts another model into service.</summary>
    public async Task<ModelManifest> PromoteAsync(int seed, int films = 40)
    {
        var manifest = PairWorld.Write(Models, films, seed);
        await Factory.Services.GetRequiredService<ModelCatalog>().PromoteAsync(MovieService.ModelName, manifest.Version, TestContext.Current.CancellationToken);
        return manifest;
    }

    public HttpClient Administrator()
    {
        var client = Factory.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", SignInBrowser.Key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
