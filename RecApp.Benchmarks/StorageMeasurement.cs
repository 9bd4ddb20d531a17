using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Storage;

namespace RecApp.Benchmarks;

/// <summary>
/// What each engine takes: predictions with their numbers as fast as queues hand them on, from one instance and from four at once, and ratings,
/// each of which waits for the disk. PostgreSQL is the empty one that <c>RECAPP_STORAGE</c> names.
/// </summary>
internal static class StorageMeasurement
{
    private const int Predictions = 200_000, Ratings = 500, Together = 8;

    private static readonly MeasureLayout Layout = new([new("given", [0, 10, 20], [1, 1]), new("score", [0, 0.5, 1], [1, 1])]);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recapp-benchmark-");
        await MeasureAsync("SQLite", new() { Path = folder.FullName }, instances: 1);
        folder.Delete(recursive: true);
        if (Environment.GetEnvironmentVariable(SaidReader.ServerVariable) is { Length: > 0 } server)
        {
            await MeasureAsync("PostgreSQL", new() { ConnectionString = server }, instances: 1);
            await MeasureAsync("PostgreSQL, four instances", new() { ConnectionString = server }, instances: 4);
        }
    }

    private static async Task MeasureAsync(string name, StorageOptions options, int instances)
    {
        var writers = Enumerable.Range(0, instances).Select(_ => new Writer(options)).ToList();
        foreach (var writer in writers)
            await writer.Queue.StartAsync(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(writers.Select(writer => Task.Run(() => RecordAsync(writer, Predictions / instances))));
        double seconds = watch.Elapsed.TotalSeconds;

        List<double> alone = [];
        for (int i = 0; i < Ratings; i++)
        {
            long began = Stopwatch.GetTimestamp();
            await RateAsync(writers[i % instances]);
            alone.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        watch.Restart();
        await Task.WhenAll(Enumerable.Range(0, Together).Select(i => Task.Run(async () =>
        {
            for (int rating = 0; rating < Ratings; rating++)
                await RateAsync(writers[i % instances]);
        })));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-28} {Predictions / seconds,9:N0} predictions/s   a rating {new Latencies(alone)}   {Together} at once {Together * Ratings / watch.Elapsed.TotalSeconds:N0} ratings/s"));
        foreach (var writer in writers)
            await writer.DisposeAsync();
    }

    private static async Task RecordAsync(Writer writer, int count)
    {
        for (int i = 0; i < count; i++)
        {
            // Nothing is dropped that way.
            while (writer.Queue.Waiting > writer.Most / 2)
                await Task.Delay(1);
            writer.Log.Record(Answer(writer));
        }
        await writer.Queue.WriteAsync(static _ => { });
    }

    private static Prediction Answer(Writer writer)
    {
        var prediction = writer.Log.New("movies", "20261130-00000000", "blend", Layout);
        return new(prediction.Id, prediction.Model, prediction.Version, prediction.Variant, prediction.CreatedUtc)
        {
            Caller = "api",
            Duration = TimeSpan.FromMilliseconds(0.1),
            Layout = Layout,
            Values = [3, 0.7f],
        };
    }

    private static Task RateAsync(Writer writer) =>
        writer.Feedback.AddAsync(new(Guid.CreateVersion7(), "like", null, TimeProvider.System.GetUtcNow()), Answer(writer));

    private sealed class Writer : IAsyncDisposable
    {
        private readonly Database _database;

        public Writer(StorageOptions options)
        {
            Most = options.Queue;
            _database = Database.For(Options.Create(options), TimeProvider.System);
            Queue = new(_database, Options.Create(options), TimeProvider.System, NullLogger<WriteQueue>.Instance);
            Log = new(Queue, TimeProvider.System);
            Feedback = new(_database, Queue);
        }

        public int Most { get; }

        public WriteQueue Queue { get; }

        public PredictionLog Log { get; }

        public FeedbackStore Feedback { get; }

        public async ValueTask DisposeAsync()
        {
            await Queue.StopAsync(CancellationToken.None);
            Queue.Dispose();
            _database.Dispose();
        }
    }
}
