using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using RecApp.Bundles.Onnx;

namespace RecApp.Tests.Bundles.Onnx;

public class SessionLifetimeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dispose_DuringARun_LetsItFinishAndRefusesTheNext()
    {
        using var run = new LongRun();
        using var cancel = new CancellationTokenSource();
        var work = Task.Run(() => run.Start(cancel.Token), Cancellation);
        run.WaitUntilItWorks();

        run.Session.Dispose();
        run.Session.Dispose();

        Assert.False(work.IsCompleted);
        Assert.Throws<ObjectDisposedException>(() => run.Start(cancel.Token));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    // ONNX Runtime's own session ends the process here, and with it all tests.
    [Fact]
    public async Task Dispose_UnderLoad_IsAnExceptionForRunsThatComeAfterIt()
    {
        const int threads = 4, sessions = 50;
        var model = SampleModels.Lstm();
        var numbers = new float[2_000];
        for (var trial = 0; trial < sessions; trial++)
        {
            using var session = new OnnxSession(model);
            using var started = new CountdownEvent(threads);
            var work = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(RunUntilDisposed, Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
            started.Wait(Cancellation);

            session.Dispose();

            Assert.All(await Task.WhenAll(work), runs => Assert.True(runs > 0));

            int RunUntilDisposed()
            {
                using var x = OrtValue.CreateTensorValueFromMemory(numbers, [numbers.Length, 1, 1]);
                for (var runs = 0; ; runs++)
                {
                    try
                    {
                        using var results = session.Run(["x"], [x], ["hidden"], Cancellation);
                        Assert.Equal(0f, results[0].GetTensorDataAsSpan<float>()[0]);
                    }
                    catch (ObjectDisposedException)
                    {
                        return runs;
                    }
                    if (runs == 0)
                        started.Signal();
                }
            }
        }
    }

    [Fact]
    public async Task Run_CancelledWhileItWorks_EndsAndSaysSo()
    {
        using var run = new LongRun();
        using var cancel = new CancellationTokenSource();
        var work = Task.Run(() => run.Start(cancel.Token), Cancellation);
        run.WaitUntilItWorks();

        await cancel.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.IsType<OnnxRuntimeException>(error.InnerException);
    }

    [Fact]
    public void Run_CancelledBefore_DoesNotStart()
    {
        using var run = new LongRun();

        Assert.ThrowsAny<OperationCanceledException>(() => run.Start(new CancellationToken(true)));
        Assert.False(run.HasStarted);
    }

    [Fact]
    public void Result_AfterItsSessionAndInputsAreGone_IsStillThere()
    {
        IDisposableReadOnlyCollection<OrtValue> results;
        using (var session = new OnnxSession(SampleModels.Unary("Neg", TensorElementType.Int64)))
        using (var x = OrtValue.CreateTensorValueFromMemory([1L, 2], [2]))
            results = session.Run(["x"], [x], ["y"], Cancellation);

        using (results)
            Assert.Equal([-1L, -2], results[0].GetTensorDataAsSpan<long>());
    }

    /// <summary>A run that takes long, whose first operator writes into an array that can be watched.</summary>
    private sealed class LongRun : IDisposable
    {
        private const float Unwritten = -1;

        // Half a minute's work: nothing is left running if a test fails.
        private const long Turns = 10_000_000;

        private readonly float[] _started = [Unwritten];

        public OnnxSession Session { get; } = new(SampleModels.Loop());

        public bool HasStarted => Volatile.Read(ref _started[0]) != Unwritten;

        public void Start(CancellationToken cancellationToken)
        {
            using var x = OrtValue.CreateTensorValueFromMemory([1f], [1]);
            using var turns = OrtValue.CreateTensorValueFromMemory([Turns], []);
            using var started = OrtValue.CreateTensorValueFromMemory(_started, [1]);
            using var total = OrtValue.CreateTensorValueFromMemory([0f], [1]);
            Session.Run(["x", "turns"], [x, turns], ["started", "total"], [started, total], cancellationToken);
        }

        public void WaitUntilItWorks() => Assert.True(SpinWait.SpinUntil(() => HasStarted, TimeSpan.FromMinutes(1)));

        public void Dispose() => Session.Dispose();
    }
}
