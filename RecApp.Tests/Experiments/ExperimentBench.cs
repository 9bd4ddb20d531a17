using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Retraining;
using RecApp.Serving;
using RecApp.Storage.Experiments;
using RecApp.Storage.Hours;
using RecApp.Tests.Bundles;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;
using RecApp.Tests.Visitors;

namespace RecApp.Tests.Experiments;

/// <summary>A model with two versions that is asked for a word in a tone, and experiments on it over a real engine.</summary>
internal sealed class ExperimentBench : IAsyncDisposable
{
    /// <summary>What is asked: a tone, which may be left open.</summary>
    public static readonly Question<WordModel, string, SpokenWord> Say = new("words", Cost.LookUp, static (model, tone, provenance, _) => new(provenance.Id, model.Word, tone))
    {
        Variant = static tone => tone,
        Settings = new Dictionary<string, QuestionSetting<string>> { ["tone"] = new(static tone => tone == "calm", static (_, tone) => tone) },
    };

    private readonly TemporaryFolder _models = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ServingMeters _meters;
    private readonly VisitorBench _visitors = new();

    private ExperimentBench(TestStorage storage)
    {
        Storage = storage;
        Old = TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay);
        Newest = TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay.AddDays(1));
        Catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"), Catalogs.Words("others"));
        Store = new(storage.Database, storage.Queue);
        Runner = new(Store, Catalog, Running, storage.Clock, NullLogger<ExperimentRunner>.Instance);
        Candidates = new(Catalog);
        Rules = new(Catalog, Candidates, [new("words", "tone", ["calm", "loud"], "Ask in a {0} tone.")]);
        Service = new(Store, Runner, Rules, Catalog, storage.Clock, NullLogger<ExperimentService>.Instance);
        Reports = new(Store, new HourStore(storage.Database), Runner, storage.Clock);
        Events = new(storage.Predictions, new EventStore(storage.Queue), _visitors.Visitor, storage.Clock);
        InferenceGate gate = new(Options.Create(new InferenceOptions()), TimeProvider.System);
        _meters = new(_services.GetRequiredService<IMeterFactory>(), Catalog, gate, storage.Queue);
        Predictions = new(Catalog, gate, storage.Log, _meters, Running, new Shadows(Catalog, Storage.Log));
    }

    public TestStorage Storage { get; }

    public ModelManifest Old { get; }

    public ModelManifest Newest { get; }

    public ModelCatalog Catalog { get; }

    public Candidates Candidates { get; }

    public RunningExperiments Running { get; } = new();

    public ExperimentStore Store { get; }

    public ExperimentRunner Runner { get; }

    public ExperimentRules Rules { get; }

    public ExperimentService Service { get; }

    public ExperimentReports Reports { get; }

    public EventService Events { get; }

    public Predictions Predictions { get; }

    public string Models => _models.Location;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ExperimentBench> StartAsync(StorageEngine engine = StorageEngine.Sqlite) => new(await TestStorage.StartAsync(engine));

    /// <summary>A draft that compares tones half and half.</summary>
    public static ExperimentDraft Tones(string name = "tones") => new()
    {
        Name = name,
        Model = "words",
        Outcome = "play",
        BaseRate = 0.3,
        MinimumEffect = 0.2,
        Variants = [new() { Name = "calm", Share = 0.5 }, new() { Name = "loud", Share = 0.5, Settings = new Dictionary<string, string> { ["tone"] = "loud" } }],
    };

    /// <summary>A draft that compares the served version with the old one.</summary>
    public ExperimentDraft Versions(string name = "versions") => Tones(name) with
    {
        Variants = [new() { Name = "new", Share = 0.5, Version = Newest.Version }, new() { Name = "old", Share = 0.5, Version = Old.Version }],
    };

    public async Task<Experiment> RunAsync(ExperimentDraft draft)
    {
        await Service.CreateAsync(draft, Cancellation);
        return (await Service.StartAsync(draft.Name!, Cancellation))!;
    }

    /// <summary>Asks as a visitor.</summary>
    public ValueTask<SpokenWord> AskAsync(string? visitor, string tone = "calm")
    {
        Caller.Current = new("somewhere", Caller.Api) { Visitor = visitor };
        return Predictions.AskAsync(Say, tone, Cancellation);
    }

    /// <summary>Waits until everything asked is on disk.</summary>
    public Task FlushAsync() => Storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

    public async Task<ExperimentReport> ReportAsync(string name)
    {
        await FlushAsync();
        return await Reports.OfAsync((await Service.FindAsync(name, Cancellation))!, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _visitors.Dispose();
        Runner.Dispose();
        _meters.Dispose();
        Catalog.Dispose();
        await Storage.DisposeAsync();
        await _services.DisposeAsync();
        _models.Dispose();
    }
}

/// <summary>An answer: who said what in which tone.</summary>
internal sealed record SpokenWord(Guid Id, string Word, string Tone);
