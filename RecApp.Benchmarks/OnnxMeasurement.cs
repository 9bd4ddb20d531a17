using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using RecApp.Bundles.Onnx;
using RecApp.Tests.Bundles.Onnx;

namespace RecApp.Benchmarks;

/// <summary>ONNX Runtime in process, held on one core: loading it, creating a session, what a run costs beside its arithmetic, and
/// a network of the size that reads texts, with random weights.</summary>
internal static class OnnxMeasurement
{
    private const int Repetitions = 2_000;
    private const int Words = 20_000;
    private const int Width = 128;

    public static Task RunAsync()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        var started = Stopwatch.GetTimestamp();
        var memory = ResidentMegabytes();
        var environment = OrtEnv.Instance();
        Report($"library {environment.GetVersionString()}", started, memory);

        started = Stopwatch.GetTimestamp();
        memory = ResidentMegabytes();
        using var smallest = new OnnxSession(Sum());
        Report("first session, one addition", started, memory);
        MeasureOverhead(smallest);

        var model = Reader();
        started = Stopwatch.GetTimestamp();
        memory = ResidentMegabytes();
        using var reader = new OnnxSession(model);
        Report($"session of an LSTM, {model.Length / 1e6:F0} MB", started, memory);
        foreach (var (words, divisor) in new[] { (1, 1), (230, 4), (2_000, 40) })
            MeasureReading(reader, words, Repetitions / divisor);
        Console.WriteLine($"resident memory in the end  {ResidentMegabytes():F0} MB");
        return Task.CompletedTask;
    }

    private static void MeasureOverhead(OnnxSession session)
    {
        string[] inputs = ["a", "b"], outputs = ["sum"];
        var numbers = new float[3];
        Measure("one addition, tensors kept", Repetitions * 10, Kept());
        Measure("one addition, new tensors", Repetitions * 10, () =>
        {
            using var a = OrtValue.CreateTensorValueFromMemory(numbers, [1, 3]);
            using var b = OrtValue.CreateTensorValueFromMemory(numbers, [1, 3]);
            using var results = session.Run(inputs, [a, b], outputs, CancellationToken.None);
            _ = results[0].GetTensorDataAsSpan<float>()[0];
        });

        Action Kept()
        {
            OrtValue[] values = [OrtValue.CreateTensorValueFromMemory(numbers, [1, 3]), OrtValue.CreateTensorValueFromMemory(numbers, [1, 3])];
            OrtValue[] results = [OrtValue.CreateTensorValueFromMemory(new float[3], [1, 3])];
            return () => session.Run(inputs, values, outputs, results, CancellationToken.None);
        }
    }

    private static void MeasureReading(OnnxSession session, int words, int repetitions)
    {
        var random = new Random(1);
        var ids = Enumerable.Range(0, words).Select(_ => random.NextInt64(Words)).ToArray();
        Measure($"LSTM, {words} words", repetitions, () =>
        {
            using var text = OrtValue.CreateTensorValueFromMemory(ids, [words, 1]);
            session.Run(["ids"], [text], ["hidden"], CancellationToken.None).Dispose();
        });
    }

    private static void Measure(string name, int repetitions, Action run)
    {
        for (var i = 0; i < repetitions / 5; i++)
            run();
        var durations = new double[repetitions];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < repetitions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            run();
            durations[i] = Stopwatch.GetElapsedTime(started).TotalMicroseconds;
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / repetitions;
        Array.Sort(durations);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-28} best {durations[0],8:F1} µs  p50 {durations[repetitions / 2],8:F1} µs  p99 {durations[repetitions * 99 / 100],9:F1} µs  {allocated,5} bytes allocated a run"));
    }

    private static void Report(string name, long started, double memory) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-28} {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms, resident memory +{ResidentMegabytes() - memory:F0} MB"));

    private static byte[] Sum() => new OnnxGraph()
        .Input("a", TensorElementType.Float, "rows", 3)
        .Input("b", TensorElementType.Float, "rows", 3)
        .Output("sum", TensorElementType.Float, "rows", 3)
        .Node("Add", ["a", "b"], ["sum"])
        .ToModel();

    /// <summary>Embedding and bidirectional LSTM, both 128 wide, over 20,000 words.</summary>
    private static byte[] Reader()
    {
        var random = new Random(1);
        return new OnnxGraph()
            .Input("ids", TensorElementType.Int64, "words", "batch")
            .Output("hidden", TensorElementType.Float, 2, "batch", Width)
            .Weights("embedding", Weights(Words * Width), Words, Width)
            .Weights("w", Weights(2 * 4 * Width * Width), 2, 4 * Width, Width)
            .Weights("r", Weights(2 * 4 * Width * Width), 2, 4 * Width, Width)
            .Node("Gather", ["embedding", "ids"], ["vectors"])
            .Node("LSTM", ["vectors", "w", "r"], ["", "hidden"],
                OnnxAttribute.Int("hidden_size", Width), OnnxAttribute.Text("direction", "bidirectional"))
            .ToModel();

        float[] Weights(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() - 0.5f) / 5)];
    }

    private static double ResidentMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }
}
