using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Experiments;
using RecApp.Serving;
using RecApp.Storage.Hours;
using RecApp.Tests.Bundles;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Serving;

/// <summary>A model of one word, and another version that answers unseen.</summary>
public sealed class ShadowsTests : IAsyncDisposable
{
    private readonly TemporaryFolder _models = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly TestStorage _storage = new();
    private readonly ModelCatalog _catalog;
    private readonly Shadows _shadows;
    private readonly Predictions _predictions;
    private readonly string _candidate, _served;

    public ShadowsTests()
    {
        _candidate = TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay).Version;
        _served = TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay.AddDays(1)).Version;
        _catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
        _shadows = new(_catalog, _storage.Log);
        InferenceGate gate = new(Options.Create(new InferenceOptions()), TimeProvider.System);
        _predictions = new(_catalog, gate, _storage.Log, new(_services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), _catalog, gate, _storage.Queue), new RunningExperiments(), _shadows);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_WithAShadow_ShowsTheServedAnswerAndRecordsBoth()
    {
        await _storage.Queue.StartAsync(Cancellation);
        await _shadows.StartAsync("words", _candidate, Cancellation);

        Assert.Equal("old", await AskAsync());
        // What is still waiting is done before the thread ends; the queue then writes it.
        await UntilAsync(() => _storage.CountAsync("predictions"), 2);

        HourStore hours = new(_storage.Database);
        var seen = Assert.Single(await hours.SinceAsync("words", _storage.Clock.GetUtcNow(), Cancellation));
        var unseen = Assert.Single(await hours.ShadowsSinceAsync("words", _storage.Clock.GetUtcNow(), Cancellation));
        Assert.Equal((_served, 1L), (seen.Key.Version, seen[Outcome.Answered]));
        Assert.Equal((_candidate, 1L), (unseen.Key.Version, unseen[Outcome.Answered]));
    }

    [Fact]
    public async Task Ask_WhenTheShadowFails_AnswersAllTheSame()
    {
        await _storage.Queue.StartAsync(Cancellation);
        await _shadows.StartAsync("words", _candidate, Cancellation);

        Assert.Equal("old", await AskAsync(word => word == "old" ? word : throw new InvalidOperationException("The shadow's.")));
        await UntilAsync(async () => (await new HourStore(_storage.Database).ShadowsSinceAsync("words", _storage.Clock.GetUtcNow(), Cancellation)).Sum(hour => hour[Outcome.Failed]), 1);
        Assert.Equal("old", await AskAsync());
    }

    [Fact]
    public async Task Stop_AfterStart_LetsGoOfTheVersion()
    {
        await _shadows.StartAsync("words", _candidate, Cancellation);
        Assert.Equal(_candidate, _shadows.Of("words"));
        Assert.True(_shadows.Stop("words"));
        Assert.False(_shadows.Stop("words"));
        Assert.Null(_shadows.Of("words"));
        Assert.Null(_catalog.TryAcquire<WordModel>("words", _candidate));
    }

    [Fact]
    public async Task Start_OfAVersionThatIsNotThere_LeavesTheOneBefore()
    {
        await _shadows.StartAsync("words", _candidate, Cancellation);
        await Assert.ThrowsAsync<ModelUnavailableException>(() => _shadows.StartAsync("words", "20200101-00000000", Cancellation));
        Assert.Equal(_candidate, _shadows.Of("words"));
    }

    public async ValueTask DisposeAsync()
    {
        _shadows.Dispose();
        await _storage.DisposeAsync();
        _catalog.Dispose();
        await _services.DisposeAsync();
        _models.Dispose();
    }

    private async Task<string> AskAsync(Func<string, string>? say = null) => await _predictions.AskAsync(
        new Question<WordModel, int, string>("words", Cost.LookUp, (model, _, _, _) => (say ?? (word => word))(model.Word)) { Variant = static _ => "said" }, 0, Cancellation);

    private static async Task UntilAsync(Func<Task<long>> count, long expected)
    {
        while (await count() != expected)
            await Task.Delay(10, Cancellation);
    }
}
