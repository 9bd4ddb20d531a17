using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Serving;
using RecApp.Tests.Bundles;
using RecApp.Tests.Support;

namespace RecApp.Tests.Serving;

/// <summary>The gate keeps a lease until the work on it has ended.</summary>
public sealed class GateLeaseTests : IDisposable
{
    private readonly TemporaryFolder _models = new();
    private readonly ModelCatalog _catalog;

    public GateLeaseTests()
    {
        TestBundles.Write(_models.Location, "words", "only");
        _catalog = Catalogs.Over(_models.Location, Catalogs.Words("words"));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WorkOutlivesItsDeadline_TheModelIsDisposedOnlyAfterIt()
    {
        using var go = new ManualResetEventSlim();
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var lease = await _catalog.AcquireAsync<WordModel>("words", Cancellation);
        var model = lease.Model;
        await Assert.ThrowsAsync<InferenceBusyException>(() => Gate(deadlineSeconds: 0.1).RunAsync(lease, (words, _) =>
        {
            go.Wait(Cancellation);
            ended.SetResult(words.Word);
            return 0;
        }, Cancellation));

        _catalog.Dispose();

        Assert.Equal(0, model.Disposals);
        go.Set();
        Assert.Equal("only", await ended.Task);
        Assert.True(SpinWait.SpinUntil(() => model.Disposals == 1, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task SearchAsync_PredictionHoldsThePlace_SearchesAllTheSameAndGivesTheLeaseBack()
    {
        var gate = Gate();
        using var go = new ManualResetEventSlim();
        var predicting = gate.RunAsync("words", _ =>
        {
            go.Wait(Cancellation);
            return 0;
        }, Cancellation);
        var waiting = gate.RunAsync("words", _ => 0, Cancellation);
        var lease = await _catalog.AcquireAsync<WordModel>("words", Cancellation);

        Assert.Equal("only", await gate.SearchAsync(lease, words => words.Word, Cancellation));

        Assert.Throws<ObjectDisposedException>(() => lease.Model);
        go.Set();
        await Task.WhenAll(predicting, waiting);
    }

    [Fact]
    public async Task RunAsync_WorkThatEnds_GivesTheLeaseBack()
    {
        var lease = await _catalog.AcquireAsync<WordModel>("words", Cancellation);
        var model = lease.Model;

        Assert.Equal("only", await Gate().RunAsync(lease, (words, _) => words.Word, Cancellation));

        _catalog.Dispose();
        Assert.Equal(1, model.Disposals);
    }

    [Fact]
    public async Task RunAsync_CallerHasGivenUpBefore_GivesTheLeaseBack()
    {
        var lease = await _catalog.AcquireAsync<WordModel>("words", Cancellation);
        var model = lease.Model;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Gate().RunAsync(lease, (words, _) => words.Word, new CancellationToken(canceled: true)));

        _catalog.Dispose();
        Assert.Equal(1, model.Disposals);
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _models.Dispose();
    }

    private static InferenceGate Gate(double deadlineSeconds = 30) =>
        new(Options.Create(new InferenceOptions { Concurrency = 1, Queue = 1, DeadlineSeconds = deadlineSeconds }), TimeProvider.System);
}
