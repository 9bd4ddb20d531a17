using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using RecApp.Benchmarks.Support;
using RecApp.Learning.Neighbours;

namespace RecApp.Benchmarks;

/// <summary>Nearest neighbours among 140,000 vectors of 128 dimensions, beside what the memory bandwidth of a core allows.</summary>
internal static class NeighbourMeasurement
{
    private const int Vectors = 140_000;
    private const int Dimensions = 128;
    private const int Queries = 64;
    private const int Most = 10;
    private const int Repetitions = 200;

    public static Task RunAsync()
    {
        float[] vectors = Clustered(Vectors, 1), queries = Clustered(Queries, 2);
        Print($"{Vectors:N0} vectors of {Dimensions} dimensions, the {Most} nearest by cosine, {Environment.ProcessorCount} cores, 64-byte registers: {Vector512.IsHardwareAccelerated}");
        foreach (int bytes in new[] { Vectors * Dimensions, Vectors * Dimensions * sizeof(float), 1 << 30 })
            Print($"one core reads {bytes / 1e6,6:F1} MB in order at {MemoryBandwidth.Measure(bytes, 40) / 1e9:F1} GB/s at best");
        var expected = Naive(vectors, queries);
        Measure("float32", new ExactIndex(vectors, Dimensions, VectorSimilarity.Cosine), queries, expected);
        Measure("int8", new QuantisedIndex(vectors, Dimensions, VectorSimilarity.Cosine), queries, expected);

        // Without any structure the nearest differ least from the next: the hardest case for rounded numbers.
        vectors = Normal(Vectors * Dimensions, new Random(3));
        queries = Normal(Queries * Dimensions, new Random(4));
        expected = Naive(vectors, queries);
        PrintRecall("float32", new ExactIndex(vectors, Dimensions, VectorSimilarity.Cosine), queries, expected);
        PrintRecall("int8", new QuantisedIndex(vectors, Dimensions, VectorSimilarity.Cosine), queries, expected);
        return Task.CompletedTask;
    }

    private static void Measure(string name, NeighbourIndex index, float[] queries, int[] expected)
    {
        var (places, scores) = (new int[Queries * Most], new float[Queries * Most]);
        var single = Repeat(i =>
        {
            int query = Math.Abs(i) % Queries;
            index.Search(queries.AsSpan(query * Dimensions, Dimensions), places.AsSpan(0, Most), scores.AsSpan(0, Most));
        });
        long before = GC.GetAllocatedBytesForCurrentThread();
        index.Search(queries.AsSpan(0, Dimensions), places.AsSpan(0, Most), scores.AsSpan(0, Most));
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        for (int query = 0; query < Queries; query++)
            index.Search(queries.AsSpan(query * Dimensions, Dimensions), places.AsSpan(query * Most, Most), scores.AsSpan(query * Most, Most));
        double recall = Recall(places, expected);
        before = GC.GetTotalAllocatedBytes(precise: true);
        var batch = Repeat(_ => index.SearchMany(queries, places, scores));
        double batchAllocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / (Repetitions * 1.2 * Queries);
        double alone = 1000 / single.Percentile(50), together = Queries * 1000 / batch.Percentile(50);
        Print($"{name,-8} one query, one core   best {single.Percentile(0):F2} ms  {single}  {allocated} bytes allocated");
        Print($"{name,-8} {Queries} queries, all cores best {batch.Percentile(0):F2} ms  {batch}  {batchAllocated:F0} bytes allocated a query");
        Print($"{name,-8} {alone:F0} queries/s alone, {together:F0} queries/s in batches: {together / alone:F1} times (at best {Queries * single.Percentile(0) / batch.Percentile(0):F1}); recall {recall:F4} alone, {Recall(places, expected):F4} in batches");
    }

    private static void PrintRecall(string name, NeighbourIndex index, float[] queries, int[] expected)
    {
        var places = new int[Queries * Most];
        index.SearchMany(queries, places, new float[Queries * Most]);
        Print($"{name,-8} recall {Recall(places, expected):F4} among vectors without structure");
    }

    private static Latencies Repeat(Action<int> call)
    {
        var durations = new double[Repetitions];
        for (int i = -Repetitions / 5; i < Repetitions; i++)
        {
            long started = Stopwatch.GetTimestamp();
            call(i);
            if (i >= 0)
                durations[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        return new(durations);
    }

    /// <summary>The nearest in double precision, found by sorting everything.</summary>
    private static int[] Naive(float[] vectors, float[] queries)
    {
        double[] lengths = [.. Enumerable.Range(0, Vectors).Select(row => Math.Sqrt(Product(vectors, row, vectors, row)))];
        return [.. Enumerable.Range(0, Queries).AsParallel().AsOrdered().SelectMany(query => Enumerable.Range(0, Vectors)
            .Select(row => (Row: row, Score: Product(queries, query, vectors, row) / lengths[row]))
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Row).Take(Most).Select(pair => pair.Row))];
    }

    private static double Product(float[] left, int leftRow, float[] right, int rightRow)
    {
        double sum = 0;
        for (int i = 0; i < Dimensions; i++)
            sum += (double)left[(leftRow * Dimensions) + i] * right[(rightRow * Dimensions) + i];
        return sum;
    }

    private static double Recall(int[] found, int[] expected) =>
        found.Chunk(Most).Zip(expected.Chunk(Most), (left, right) => left.Intersect(right).Count()).Sum() / (double)expected.Length;

    /// <summary>Points around 1,000 centres with shrinking spread by dimension, as learned vectors have.</summary>
    private static float[] Clustered(int count, int seed)
    {
        var centres = Normal(1_000 * Dimensions, new Random(0));
        var random = new Random(seed);
        var values = Normal(count * Dimensions, random);
        for (int row = 0; row < count; row++)
        {
            int centre = random.Next(1_000);
            for (int i = 0; i < Dimensions; i++)
            {
                ref float value = ref values[(row * Dimensions) + i];
                value = (value + centres[(centre * Dimensions) + i]) / MathF.Sqrt(1 + i);
            }
        }
        return values;
    }

    private static float[] Normal(int count, Random random)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return values;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
