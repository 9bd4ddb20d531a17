using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Options;
using RecApp.Admission;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Serving;
using RecApp.Tests.Bundles;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;
using RecApp.Validation;

namespace RecApp.Tests.Serving;

/// <summary>Questions to a model of one word.</summary>
public sealed class PredictionsTests : IAsyncDisposable
{
    private static readonly Question<WordModel, int, Guid[]> Ids = new("words", Cost.Long, static (_, rows, provenance, _) => [.. Enumerable.Range(0, rows).Select(provenance.IdOf)])
    {
        Check = static rows =>
        {
            if (rows < 1)
                throw new InvalidRequestException("rows", "Give one or more.");
        },
        Variant = static _ => "said",
        Count = static rows => rows,
    };

    private readonly TemporaryFolder _models = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly TestStorage _storage = new();
    private readonly ModelCatalog _catalog;
    private readonly InferenceGate _gate = new(Options.Create(new InferenceOptions { Concurrency = 1, Queue = 0 }), TimeProvider.System);
    private readonly ServingMeters _meters;
    private readonly Predictions _predictions;
    private readonly string _version;

    public PredictionsTests()
    {
        _version = TestBundles.Write(_models.Location, "words", "only").Version;
        _catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"), Catalogs.Words("missing"));
        _meters = new(MeterFactory, _catalog, _gate, _storage.Queue);
        _predictions = new(_catalog, _gate, _storage.Log, _meters, new RunningExperiments(), new Shadows(_catalog, _storage.Log));
    }

    public static TheoryData<Cost> Costs => [.. Enum.GetValues<Cost>()];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IMeterFactory MeterFactory => _services.GetRequiredService<IMeterFactory>();

    [Theory]
    [MemberData(nameof(Costs))]
    public async Task AskAsync_Answered_CarriesTheIdUnderWhichItIsRecorded(Cost cost)
    {
        var (id, version) = await _predictions.AskAsync(
            new Question<WordModel, string, (Guid, string)>("words", cost, static (_, _, provenance, _) => (provenance.Id, provenance.Version)) { Variant = static variant => variant }, "loud", Cancellation);

        var recorded = _storage.Log.FindRecent(id)!;
        Assert.Equal(("words", _version, "loud"), (recorded.Model, recorded.Version, recorded.Variant));
        Assert.Equal(_version, version);
        Assert.Equal(0, _catalog.Leases.Single().Leases);
    }

    [Theory]
    [MemberData(nameof(Costs))]
    public async Task AskAsync_Answered_RecordsWhoAskedAndHowLongItTook(Cost cost)
    {
        Caller.Current = new("10.0.0.1", Caller.Page);

        var id = await _predictions.AskAsync(
            new Question<WordModel, string, Guid>("words", cost, static (_, _, provenance, _) => provenance.Id) { Variant = static variant => variant, Measure = Measure }, "loud", Cancellation);

        var recorded = _storage.Log.FindRecent(id)!;
        Assert.Equal("page", recorded.Caller);
        Assert.Equal([120], recorded.Values!);
        Assert.InRange(recorded.Duration, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task AskAsync_TwoRows_KeepsTheNumbersOfEach()
    {
        var ids = await _predictions.AskAsync(Ids with { Measure = static (_, _, _, row, measured) => measured.Set("tempo", row == 0 ? null : row) }, 2, Cancellation);

        Assert.Equal([float.NaN, 1], ids.Select(id => Assert.Single(_storage.Log.FindRecent(id)!.Values!)));
    }

    [Fact]
    public async Task AskAsync_MoreRowsThanGetIds_KeepsTheirMeansApartFromTheReference()
    {
        var ids = await _predictions.AskAsync(Ids with { Measure = static (_, _, _, row, measured) => measured.Set("tempo", row == 0 ? null : row) }, 1_001, Cancellation);

        var recorded = _storage.Log.FindRecent(ids[0])!;
        Assert.Equal([500.5f], recorded.Values!);
        Assert.False(recorded.IsComparable);
    }

    [Fact]
    public async Task Record_WhileTheVersionIsLoaded_KeepsItsNumbers()
    {
        await _catalog.WarmAsync("words", Cancellation);

        var known = _predictions.Record<WordModel>("words", _version, "early", static (_, measured) => measured.Set("tempo", 90));
        var gone = _predictions.Record<WordModel>("words", "1999-01-01-00000000", "early", static (_, measured) => measured.Set("tempo", 90));

        Assert.Equal([90f], _storage.Log.FindRecent(known)!.Values!);
        Assert.Null(_storage.Log.FindRecent(gone)!.Values);
        Assert.Equal(0, _catalog.Leases.Single().Leases);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 1)]
    [InlineData(10_000, 1)]
    public async Task AskAsync_ManyRows_GetAnIdEachUpToAThousand(int rows, int ids)
    {
        await _storage.Queue.StartAsync(Cancellation);

        var given = await _predictions.AskAsync(Ids, rows, Cancellation);

        Assert.Equal(ids, given.Distinct().Count());
        await _storage.Queue.StopAsync(Cancellation);
        Assert.Equal(ids, await _storage.CountAsync("predictions"));
    }

    [Fact]
    public async Task AskAsync_QuestionWithoutVariant_IsNotRecorded()
    {
        var ids = await _predictions.AskAsync(Ids with { Variant = null }, 3, Cancellation);

        Assert.All(ids, id => Assert.Equal(Guid.Empty, id));
    }

    [Fact]
    public async Task AskAsync_AnswerFails_RecordsNothingAndGivesTheLeaseBack()
    {
        Guid id = default;
        var failing = Ids with
        {
            Answer = (_, _, provenance, _) =>
            {
                id = provenance.Id;
                throw new FormatException();
            },
        };

        await Assert.ThrowsAsync<FormatException>(() => _predictions.AskAsync(failing, 1, Cancellation).AsTask());

        Assert.NotEqual(Guid.Empty, id);
        Assert.Null(_storage.Log.FindRecent(id));
        Assert.Equal(0, _catalog.Leases.Single().Leases);
    }

    [Fact]
    public async Task AskAsync_CountFails_LeavesNoLeaseBehind()
    {
        await _catalog.WarmAsync("words", Cancellation);

        await Assert.ThrowsAsync<FormatException>(() => _predictions.AskAsync(Ids with { Count = _ => throw new FormatException() }, 1, Cancellation).AsTask());

        Assert.Equal(0, _catalog.Leases.Single().Leases);
    }

    [Fact]
    public async Task AskAsync_WithTurnsOfItsOwn_HoldsTheLeaseAndRecords()
    {
        int leases = 0;
        var id = await _predictions.AskAsync<WordModel, Guid>("words", "slow", (_, provenance) =>
        {
            leases = _catalog.Leases.Single().Leases;
            return Task.FromResult(provenance.Id);
        }, Cancellation);

        Assert.Equal(1, leases);
        Assert.Equal("slow", _storage.Log.FindRecent(id)!.Variant);
        Assert.Equal(0, _catalog.Leases.Single().Leases);
    }

    [Theory]
    [InlineData("words", 1, "answered")]
    [InlineData("words", 0, "invalid")]
    [InlineData("words", 13, "failed")]
    [InlineData("missing", 1, "unavailable")]
    public async Task AskAsync_HoweverItEnds_IsCountedAndTimedUnderItsOutcome(string model, int rows, string outcome)
    {
        using MetricCollector<long> counted = new(MeterFactory, ServingMeters.Name, "recapp.predictions");
        using MetricCollector<double> timed = new(MeterFactory, ServingMeters.Name, "recapp.prediction.duration");
        Caller.Current = new("somebody", Caller.Api);
        var question = Ids with { Model = model, Answer = (_, asked, _, _) => asked == 13 ? throw new FormatException() : [] };

        await Record.ExceptionAsync(() => _predictions.AskAsync(question, rows, Cancellation).AsTask());

        var measured = Assert.Single(counted.GetMeasurementSnapshot());
        Assert.Equal(1, measured.Value);
        Assert.Equal((model, outcome, "api"), (measured.Tags["model"], measured.Tags["outcome"], measured.Tags["asked_by"]));
        // What an invalid request names is a person's text and no variant.
        Assert.Equal(outcome == "invalid" ? null : "said", measured.Tags["variant"]);
        Assert.InRange(Assert.Single(timed.GetMeasurementSnapshot()).Value, 0, 60);
    }

    [Fact]
    public async Task Meters_WhileAsked_TellCallsAndLeases()
    {
        using MetricCollector<long> calls = new(MeterFactory, ServingMeters.Name, "recapp.serving.calls");
        using MetricCollector<long> leases = new(MeterFactory, ServingMeters.Name, "recapp.model.leases");
        using var go = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var asked = _predictions.AskAsync(Ids with
        {
            Answer = (_, _, _, _) =>
            {
                begun.Set();
                go.Wait(Cancellation);
                return [];
            },
        }, 1, Cancellation);
        begun.Wait(Cancellation);

        calls.RecordObservableInstruments();
        leases.RecordObservableInstruments();

        Assert.Equal(1, Assert.Single(calls.GetMeasurementSnapshot()).Value);
        Assert.Equal(1, Assert.Single(leases.GetMeasurementSnapshot()).Value);
        go.Set();
        await asked;
    }

    public async ValueTask DisposeAsync()
    {
        _meters.Dispose();
        _catalog.Dispose();
        await _storage.DisposeAsync();
        await _services.DisposeAsync();
        _models.Dispose();
    }

    private static void Measure(WordModel model, string request, Guid result, int row, Measured measured)
    {
        measured.Set("tempo", 120);
        measured.Set("not in the manifest", 1);
    }
}
