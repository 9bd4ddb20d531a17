using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using RecApp.Bundles.Onnx;

namespace RecApp.Tests.Bundles.Onnx;

public class ManyRunsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private const int Runs = 10_000;

    [Fact]
    public void Run_TenThousandTimes_KeepsNoMemory()
    {
        // 400 KB a result: leaked, they would be 4 GB.
        const int elements = 100_000;
        using var session = new OnnxSession(SampleModels.Unary("Abs", TensorElementType.Float));
        using var x = OrtValue.CreateTensorValueFromMemory(new float[elements], [elements]);
        Repeat(100);
        var before = ResidentMegabytes();

        Repeat(Runs);

        Assert.InRange(ResidentMegabytes() - before, -100_000, 1_000);

        void Repeat(int times)
        {
            for (var run = 0; run < times; run++)
                session.Run(["x"], [x], ["y"], Cancellation).Dispose();
        }
    }

    [Fact]
    public async Task Run_OnEightThreads_GivesWhatOneThreadGives()
    {
        const int threads = 8, runs = 200;
        using var session = new OnnxSession(SampleModels.Lstm());
        var serial = Enumerable.Range(0, runs).Select(Answer).ToArray();

        var parallel = await Task.WhenAll(Enumerable.Range(0, threads).Select(_ =>
            Task.Run(() => Enumerable.Range(0, runs).Select(Answer).ToArray())));

        Assert.All(parallel, answers => Assert.Equal(serial, answers));

        float Answer(int seed)
        {
            var random = new Random(seed);
            var x = Enumerable.Range(0, 1 + (seed % 50)).Select(_ => random.NextSingle()).ToArray();
            using var input = OrtValue.CreateTensorValueFromMemory(x, [x.Length, 1, 1]);
            using var results = session.Run(["x"], [input], ["hidden"], Cancellation);
            return results[0].GetTensorDataAsSpan<float>()[0];
        }
    }

    private static long ResidentMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1_000_000;
    }
}
