using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RecApp.Bundles;
using RecApp.Features;
using RecApp.Features.Home;
using RecApp.Serving;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Features.Home;

public sealed class HomeAnswersTests : IDisposable
{
    private readonly TemporaryFolder _models = new();
    private readonly ModelManifest _old;
    private readonly ModelManifest _new;
    private readonly ModelCatalog _catalog;
    private readonly FakeTimeProvider _clock = new();
    private readonly HomeAnswers _answers;
    private int _asked;

    public HomeAnswersTests()
    {
        _old = TestBundles.Write(_models.Location, "words", "old", TestBundles.FirstDay);
        _new = TestBundles.Write(_models.Location, "words", "new", TestBundles.FirstDay.AddDays(1));
        _catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"), Catalogs.Words("absent"));
        _answers = new(new ServiceCollection().BuildServiceProvider(), _catalog, _clock, NullLogger<HomeAnswers>.Instance);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HomeTrial Trial(Func<Task<HomeAnswer>>? ask = null, string model = "words") => new(model, (_, _) =>
    {
        Interlocked.Increment(ref _asked);
        return ask?.Invoke() ?? Task.FromResult(new HomeAnswer("Say a word", [("word", "")], "/", _catalog.Find("words")!.Served!));
    });

    [Fact]
    public async Task AskAsync_ManyAtOnce_AskTheModelOnce()
    {
        var trial = Trial();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _answers.AskAsync(trial)));

        Assert.Equal(1, _asked);
        Assert.All(answers, answer => Assert.Equal(_new.Version, answer.Version));
    }

    [Fact]
    public async Task AskAsync_AnotherVersionServed_AsksAgain()
    {
        var trial = Trial();
        await _answers.AskAsync(trial);
        await _catalog.PromoteAsync("words", _old.Version, Cancellation);

        Assert.Equal(_old.Version, (await _answers.AskAsync(trial)).Version);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task AskAsync_ModelNotInstalled_SaysWhy()
    {
        var answer = await _answers.AskAsync(Trial(model: "absent"));

        Assert.Equal("No version of it is installed.", answer.Problem);
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task AskAsync_ServiceFails_GivesASentenceAndTriesAgainLater()
    {
        bool fails = true;
        var trial = Trial(() => fails ? throw new InvalidOperationException("internal detail") : Task.FromResult(new HomeAnswer("Q", [], "/", _new.Version)));

        var first = await _answers.AskAsync(trial);
        Assert.NotNull(first.Problem);
        Assert.DoesNotContain("internal detail", first.Problem, StringComparison.Ordinal);

        fails = false;
        Assert.Same(first, await _answers.AskAsync(trial));
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null((await _answers.AskAsync(trial)).Problem);
    }

    [Fact]
    public async Task AskAsync_Busy_PassesTheReasonOn()
    {
        var answer = await _answers.AskAsync(Trial(() => throw new InferenceBusyException("words", "Everybody asks at once.", TimeSpan.FromSeconds(1))));
        Assert.Equal("Everybody asks at once.", answer.Problem);
    }

    [Fact]
    public async Task AskAsync_NeverAnswered_IsGivenUpAtTheDeadline()
    {
        var answers = new HomeAnswers(new ServiceCollection().BuildServiceProvider(), _catalog, new HastyClock(), NullLogger<HomeAnswers>.Instance);

        var answer = await answers.AskAsync(Trial(() => new TaskCompletionSource<HomeAnswer>().Task));

        Assert.Contains("longer than 30 seconds", answer.Problem, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _models.Dispose();
    }

    /// <summary>Whatever is to happen later happens soon.</summary>
    private sealed class HastyClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.FromMilliseconds(500), period);
    }
}
