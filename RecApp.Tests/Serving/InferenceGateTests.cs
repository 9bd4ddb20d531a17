using Microsoft.Extensions.Options;
using RecApp.Serving;

namespace RecApp.Tests.Serving;

public class InferenceGateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Free_DoesNotHoldUpItsCaller()
    {
        using var go = new ManualResetEventSlim();
        var running = Gate(1, 0).RunAsync("words", _ =>
        {
            go.Wait(Cancellation);
            return Thread.CurrentThread.IsThreadPoolThread;
        }, Cancellation);
        Assert.False(running.IsCompleted);
        go.Set();
        Assert.True(await running);
    }

    [Fact]
    public async Task LoadOf_OneRunsAndTwoWait_CountsThemApart()
    {
        using var go = new ManualResetEventSlim();
        var gate = Gate(1, 10);
        Assert.Equal(new(0, 0, 1), gate.LoadOf("words"));
        Task[] calls = [.. Enumerable.Range(0, 3).Select(_ => gate.RunAsync("words", _ =>
        {
            go.Wait(Cancellation);
            return 0;
        }, Cancellation))];

        Assert.Equal(new(1, 2, 1), gate.LoadOf("words"));
        Assert.Equal(new(0, 0, 1), gate.LoadOf("word"));

        go.Set();
        await Task.WhenAll(calls);
        Assert.Equal(new(0, 0, 1), gate.LoadOf("words"));
    }

    [Fact]
    public async Task RunAsync_HundredAtOnce_NeverMoreThanConcurrencyRun()
    {
        var gate = Gate(3, 200);
        int running = 0, most = 0;
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => gate.RunAsync("words", _ =>
        {
            int now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            Thread.Sleep(2);
            Interlocked.Decrement(ref running);
            return i;
        }, Cancellation)));
        Assert.Equal(Enumerable.Range(0, 100), answers);
        Assert.InRange(most, 1, 3);
        Assert.Equal(0, gate.Inside("words"));
    }

    [Fact]
    public async Task RunAsync_QueueFull_IsBusyWithATimeToComeBack()
    {
        var gate = Gate(1, 1);
        using var go = new ManualResetEventSlim();
        var first = gate.RunAsync("words", _ =>
        {
            go.Wait(Cancellation);
            return 1;
        }, Cancellation);
        var second = gate.RunAsync("words", _ => 2, Cancellation);
        var error = await Assert.ThrowsAsync<InferenceBusyException>(() => gate.RunAsync("words", _ => 3, Cancellation));
        Assert.InRange(error.RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
        Assert.Equal("words", error.Model);
        Assert.Equal(4, await gate.RunAsync("other", _ => 4, Cancellation));
        go.Set();
        Assert.Equal((1, 2), (await first, await second));
    }

    [Fact]
    public async Task RunAsync_WorkPassesTheDeadline_IsBusyAndKeepsItsPlaceUntilItEnds()
    {
        var gate = Gate(1, 5, deadlineSeconds: 0.1);
        using var go = new ManualResetEventSlim();
        await Assert.ThrowsAsync<InferenceBusyException>(() => gate.RunAsync("words", _ =>
        {
            go.Wait(Cancellation);
            return 1;
        }, Cancellation));
        Assert.Equal(1, gate.Inside("words"));
        await Assert.ThrowsAsync<InferenceBusyException>(() => gate.RunAsync("words", _ => 2, Cancellation));
        go.Set();
        Assert.True(SpinWait.SpinUntil(() => gate.Inside("words") == 0, TimeSpan.FromSeconds(10)));
        Assert.Equal(3, await gate.RunAsync("words", _ => 3, Cancellation));
    }

    [Fact]
    public async Task RunAsync_CallerCancelsWhileWaiting_LeavesTheQueue()
    {
        var gate = Gate(1, 1);
        using var go = new ManualResetEventSlim();
        using var impatient = new CancellationTokenSource();
        var first = gate.RunAsync("words", _ =>
        {
            go.Wait(Cancellation);
            return 1;
        }, Cancellation);
        var second = gate.RunAsync("words", _ => 2, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(1, gate.Inside("words"));
        go.Set();
        Assert.Equal(1, await first);
    }

    [Fact]
    public async Task RunAsync_CallerCancelsWhileRunning_TheWorkIsTold()
    {
        using var impatient = new CancellationTokenSource();
        var told = new TaskCompletionSource<bool>();
        var running = Gate(1, 0).RunAsync("words", cancellationToken =>
        {
            told.SetResult(cancellationToken.WaitHandle.WaitOne(TimeSpan.FromSeconds(10)));
            return 1;
        }, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(await told.Task);
    }

    [Fact]
    public async Task RunAsync_WorkThrows_TheCallerGetsThatAndThePlaceIsFree()
    {
        var gate = Gate(1, 0);
        await Assert.ThrowsAsync<FormatException>(() => gate.RunAsync<int>("words", _ => throw new FormatException(), Cancellation));
        Assert.Equal(1, await gate.RunAsync("words", _ => 1, Cancellation));
    }

    [Fact]
    public async Task RunBrieflyAsync_PlaceFree_RunsOnTheCallersThread() =>
        Assert.Equal(Environment.CurrentManagedThreadId, await Gate(1, 0).RunBrieflyAsync("words", 0, _ => Environment.CurrentManagedThreadId, Cancellation));

    [Fact]
    public async Task RunBrieflyAsync_NoPlaceFree_WaitsItsTurnAndIsRefusedBeyondTheQueue()
    {
        var gate = Gate(1, 1);
        using var go = new ManualResetEventSlim();
        var first = gate.RunAsync("words", _ =>
        {
            go.Wait(Cancellation);
            return 1;
        }, Cancellation);
        var second = gate.RunBrieflyAsync("words", 2, state => state, Cancellation);
        Assert.False(second.IsCompleted);
        await Assert.ThrowsAsync<InferenceBusyException>(async () => await gate.RunBrieflyAsync("words", 3, state => state, Cancellation));
        go.Set();
        Assert.Equal((1, 2), (await first, await second));
        Assert.Equal(0, gate.Inside("words"));
    }

    [Fact]
    public async Task RunBrieflyAsync_WorkThrows_TheCallerGetsThatAndThePlaceIsFree()
    {
        var gate = Gate(1, 0);
        await Assert.ThrowsAsync<FormatException>(async () => await gate.RunBrieflyAsync<int, int>("words", 0, _ => throw new FormatException(), Cancellation));
        Assert.Equal(1, await gate.RunBrieflyAsync("words", 1, state => state, Cancellation));
    }

    [Fact]
    public async Task RunBrieflyAsync_DeadlinePassesWhileWaiting_IsBusy()
    {
        var gate = Gate(1, 1, deadlineSeconds: 0.5);
        using var go = new ManualResetEventSlim();
        // Brief work has no deadline of its own once it runs, so its place is not free before it is told to end.
        var first = Task.Run(() => gate.RunBrieflyAsync("words", 1, state =>
        {
            go.Wait(Cancellation);
            return state;
        }, Cancellation).AsTask(), Cancellation);
        while (gate.Inside("words") == 0)
            await Task.Delay(5, Cancellation);
        await Assert.ThrowsAsync<InferenceBusyException>(async () => await gate.RunBrieflyAsync("words", 2, state => state, Cancellation));
        go.Set();
        Assert.Equal(1, await first);
    }

    private static InferenceGate Gate(int concurrency, int queue, double deadlineSeconds = 30) => new(
        Options.Create(new InferenceOptions { Concurrency = concurrency, Queue = queue, DeadlineSeconds = deadlineSeconds }), TimeProvider.System);

    private static void InterlockedMax(ref int most, int value)
    {
        int seen = Volatile.Read(ref most);
        while (value > seen && Interlocked.CompareExchange(ref most, value, seen) is var other && other != seen)
            seen = other;
    }
}
