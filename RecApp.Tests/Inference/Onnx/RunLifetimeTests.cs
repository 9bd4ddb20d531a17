using System.Collections;
using RecApp.Inference;
using RecApp.Inference.Onnx;

namespace RecApp.Tests.Inference.Onnx;

public class RunLifetimeTests
{
    private const float Unwritten = -1;

    [Fact]
    public async Task Dispose_DuringARun_LetsItFinishAndRefusesTheNext()
    {
        using var run = new LongRun();
        using var options = new RunOptions();
        var work = Task.Run(() => run.Start(options), TestContext.Current.CancellationToken);
        run.WaitUntilItWorks();

        run.Session.Dispose();
        run.Session.Dispose();

        Assert.False(work.IsCompleted);
        Assert.Throws<ObjectDisposedException>(() => run.Start(options));
        options.Terminate = true;
        await Assert.ThrowsAsync<OnnxRuntimeException>(() => work);
    }

    [Fact]
    public async Task DisposeTensorsAndOptions_DuringARun_LetsItFinish()
    {
        using var run = new LongRun();
        var options = new RunOptions();
        var work = Task.Run(() => run.Start(options), TestContext.Current.CancellationToken);
        run.WaitUntilItWorks();

        run.DisposeTensors();
        options.Terminate = true;
        options.Dispose();

        await Assert.ThrowsAsync<OnnxRuntimeException>(() => work);
    }

    [Fact]
    public async Task Run_CancelledWhileItWorks_EndsAndSaysSo()
    {
        using var run = new LongRun();
        using var cancel = new CancellationTokenSource();
        var asked = new AskedNames();
        var work = Task.Run(() => run.Start(asked, cancel.Token), TestContext.Current.CancellationToken);
        await asked.Task;

        await cancel.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.IsType<OnnxRuntimeException>(error.InnerException);
    }

    [Fact]
    public void Run_CancelledBefore_DoesNotStart()
    {
        using var run = new LongRun();

        Assert.ThrowsAny<OperationCanceledException>(() => run.Start(["x", "turns"], new CancellationToken(true)));
    }

    [Fact]
    public void Terminate_SetAndTakenBack_EndsRunsOnlyWhileItIsSet()
    {
        using var session = new InferenceSession(SampleModels.Unary("Abs", TensorElementType.Float));
        using var x = OrtValue.CreateTensorValueFromMemory([-1f], [1]);
        using var options = new RunOptions { Terminate = true };

        var error = Assert.Throws<OnnxRuntimeException>(() => session.Run(options, ["x"], [x], ["y"]));
        options.Terminate = false;
        using var results = session.Run(options, ["x"], [x], ["y"]);

        Assert.Contains("terminate", error.Message, StringComparison.Ordinal);
        Assert.Equal([1f], results[0].GetTensorDataAsSpan<float>());
    }

    [Fact]
    public void Use_AfterDispose_ThrowsEverywhere()
    {
        var x = OrtValue.CreateTensorValueFromMemory([1f], [1]);
        var options = new RunOptions();
        var settings = new SessionOptions();
        using var session = new InferenceSession(SampleModels.Unary("Abs", TensorElementType.Float));
        using var alive = OrtValue.CreateTensorValueFromMemory([1f], [1]);
        x.Dispose();
        options.Dispose();
        settings.Dispose();

        Assert.Throws<ObjectDisposedException>(() => session.Run(null, ["x"], [x], ["y"]));
        Assert.Throws<ObjectDisposedException>(() => session.Run(null, ["x"], [alive], ["y"], [x]));
        Assert.Throws<ObjectDisposedException>(() => session.Run(options, ["x"], [alive], ["y"]));
        Assert.Throws<ObjectDisposedException>(() => x.GetTensorDataAsSpan<float>().Length);
        Assert.Throws<ObjectDisposedException>(() => options.Terminate = true);
        Assert.Throws<ObjectDisposedException>(() => settings.IntraOpNumThreads = 1);
        Assert.Throws<ObjectDisposedException>(() => new InferenceSession(SampleModels.Sum(), settings));
    }

    [Fact]
    public void Result_AfterItsSessionAndInputsAreGone_IsStillThere()
    {
        DisposableList<OrtValue> results;
        using (var session = new InferenceSession(SampleModels.Unary("Neg", TensorElementType.Int64)))
        using (var x = OrtValue.CreateTensorValueFromMemory([1L, 2], [2]))
            results = session.Run(null, ["x"], [x], ["y"]);

        using (results)
            Assert.Equal([-1L, -2], results[0].GetTensorDataAsSpan<long>());
    }

    /// <summary>A run that takes long, whose first operator writes into an array that can be watched.</summary>
    private sealed class LongRun : IDisposable
    {
        // Half a minute's work: nothing is left running if a test fails.
        private const long Turns = 10_000_000;

        private readonly float[] _started = [Unwritten];
        private readonly OrtValue _x = OrtValue.CreateTensorValueFromMemory([1f], [1]);
        private readonly OrtValue _turns = OrtValue.CreateTensorValueFromMemory([Turns], []);
        private readonly OrtValue _written;
        private readonly OrtValue _total = OrtValue.CreateTensorValueFromMemory([0f], [1]);

        public LongRun() => _written = OrtValue.CreateTensorValueFromMemory(_started, [1]);

        public InferenceSession Session { get; } = new(SampleModels.Loop());

        public void Start(RunOptions options) => Session.Run(options, ["x", "turns"], [_x, _turns], ["started", "total"], [_written, _total]);

        public void Start(IReadOnlyList<string> names, CancellationToken cancellation) =>
            Session.Run(names, [_x, _turns], ["total"], cancellation).Dispose();

        public void WaitUntilItWorks() =>
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref _started[0]) != Unwritten, TimeSpan.FromMinutes(1)));

        public void DisposeTensors()
        {
            _x.Dispose();
            _turns.Dispose();
            _written.Dispose();
            _total.Dispose();
        }

        public void Dispose()
        {
            DisposeTensors();
            Session.Dispose();
        }
    }

    /// <summary>Names of inputs that tell when a run asks for them.</summary>
    private sealed class AskedNames : IReadOnlyList<string>
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly string[] _names = ["x", "turns"];

        public Task Task => _asked.Task;

        public int Count => _names.Length;

        public string this[int index]
        {
            get
            {
                _asked.TrySetResult();
                return _names[index];
            }
        }

        public IEnumerator<string> GetEnumerator() => _names.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
