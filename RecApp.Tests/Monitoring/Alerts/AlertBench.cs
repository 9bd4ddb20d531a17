using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Monitoring.Alerts;
using RecApp.Monitoring.Alerts.Webhook;
using RecApp.Monitoring.Watching;
using RecApp.Storage;
using RecApp.Storage.Hours;
using RecApp.Tests.Bundles;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Monitoring.Alerts;

/// <summary>Alerts over a real engine on a clock that a test moves, with a model whose training data had tempos of 0 to 200.</summary>
internal sealed class AlertBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly AlertOptions _options = new();
    private readonly string _connectionString;

    private AlertBench(string connectionString, Action<AlertOptions>? configure)
    {
        _connectionString = connectionString;
        Manifest = TestBundles.Write(_folder.Combine("models"), "words", "new", TestBundles.FirstDay);
        configure?.Invoke(_options);
    }

    public ModelManifest Manifest { get; private set; }

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    /// <summary>What the service has logged, also before a restart.</summary>
    public LogCollector Events { get; } = new();

    public TestStorage Storage { get; private set; } = null!;

    public AlertStore Store { get; private set; } = null!;

    public DeliveryStore Deliveries { get; private set; } = null!;

    public AlertService Service { get; private set; } = null!;

    public IOptions<AlertOptions> Options => Microsoft.Extensions.Options.Options.Create(_options);

    public static Task<AlertBench> StartAsync(Action<AlertOptions>? configure = null, StorageEngine engine = StorageEngine.Sqlite) =>
        StartAsync(configure, engine == StorageEngine.PostgreSql ? PostgreSqlServer.Shared.NewSchema() : "");

    /// <summary>Other instances on a schema of PostgreSQL.</summary>
    public static async Task<AlertBench> StartAsync(Action<AlertOptions>? configure, string connectionString)
    {
        AlertBench bench = new(connectionString, configure);
        await bench.StartStorageAsync();
        return bench;
    }

    /// <summary>Another process over the same files, at the same time.</summary>
    public async Task RestartAsync()
    {
        var now = Storage.Clock.GetUtcNow();
        await Storage.DisposeAsync();
        await StartStorageAsync();
        Storage.Clock.SetUtcNow(now);
    }

    /// <summary>A newer version takes the place of the only one.</summary>
    public void Replace()
    {
        Directory.Delete(TestBundles.FolderOf(_folder.Combine("models"), Manifest), recursive: true);
        Manifest = TestBundles.Write(_folder.Combine("models"), "words", "newer", TestBundles.FirstDay.AddDays(1));
    }

    /// <summary>Answers of the served version.</summary>
    /// <param name="times">How many.</param>
    /// <param name="tempo">What was asked with; as in training where nothing is said.</param>
    /// <param name="milliseconds">How long each took.</param>
    public async Task AnswerAsync(int times, float? tempo = null, double milliseconds = 2)
    {
        MeasureLayout layout = new(Manifest.Reference);
        for (int i = 0; i < times; i++)
        {
            var prediction = Storage.Log.New("words", Manifest.Version, "said", layout);
            prediction.Caller = "api";
            prediction.Duration = TimeSpan.FromMilliseconds(milliseconds);
            prediction.Values = [tempo ?? (i % 7 < 3 ? 50 : 150)];
            Storage.Log.Record(prediction);
        }
        await FlushAsync();
    }

    public async Task RefuseAsync(int times, Outcome outcome)
    {
        for (int i = 0; i < times; i++)
            Storage.Log.Refuse("words", Manifest.Version, "said", "api", outcome);
        await FlushAsync();
    }

    // All at once: each alone would wait for the disk.
    public Task RateAsync(int times, string rating) => Task.WhenAll(Enumerable.Range(0, times).Select(_ =>
        Storage.Feedback.AddAsync(Storage.Entry(rating), Storage.Log.New("words", Manifest.Version, "said"), TestContext.Current.CancellationToken)));

    /// <summary>Looks so often, a minute apart.</summary>
    public async Task LookAsync(int times = 1)
    {
        for (int i = 0; i < times; i++)
        {
            Storage.Clock.Advance(TimeSpan.FromMinutes(1));
            await Service.LookAsync(TestContext.Current.CancellationToken);
        }
    }

    public Task<IReadOnlyList<Alert>> AlertsAsync() => Store.SinceAsync(DateTimeOffset.MinValue, null, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private Task FlushAsync() => Storage.Queue.WriteAsync(TestStorage.Nothing, TestContext.Current.CancellationToken);

    private async Task StartStorageAsync()
    {
        Storage = await TestStorage.StartAsync(options => (options.Path, options.ConnectionString) = (_folder.Combine("data"), _connectionString));
        Store = new(Storage.Database, Storage.Queue);
        Deliveries = new(Storage.Database, Storage.Queue);
        AlertWatch watch = new(
            new HourStore(Storage.Database), Storage.Feedback, Storage.Database, Catalogs.Over(_folder.Combine("models"), Catalogs.Words("words")), new DriftWatch(), Options, Storage.Clock);
        Service = new(watch, Store, new AlertMeters(Meters), Options, Storage.Clock, new LoggerFactory([Events]).CreateLogger<AlertService>());
    }
}
