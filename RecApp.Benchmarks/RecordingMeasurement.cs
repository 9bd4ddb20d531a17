using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Admission;
using RecApp.Benchmarks.Support;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Serving;
using RecApp.Storage;

namespace RecApp.Benchmarks;

/// <summary>What it costs to keep a question for films: processor time and bytes of the whole process, the writer and its database included.</summary>
internal static class RecordingMeasurement
{
    // Fewer than the queue takes, so that nothing is dropped.
    private const int Together = 4_000, Rounds = 25, Runs = 3;

    private static readonly MovieRequest Asked = new() { Ids = [16, 858, 1214], Num = 10 };

    public static async Task RunAsync()
    {
        var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
        await using (var services = ApplicationServices.Build(storage.FullName))
        {
            var queue = services.GetRequiredService<WriteQueue>();
            await queue.StartAsync(CancellationToken.None);
            Caller.Current = new("127.0.0.1", Caller.Api);
            var predictions = services.GetRequiredService<Predictions>();
            for (int run = 0; run < Runs; run++)
            {
                var nothing = await MeasureAsync(predictions, queue, MovieService.Recommend with { Variant = null });
                var line = await MeasureAsync(predictions, queue, MovieService.Recommend with { Measure = null });
                var whole = await MeasureAsync(predictions, queue, MovieService.Recommend);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"an answer {nothing}   recorded + {line - nothing}   with its numbers + {whole - line}"));
            }
            await queue.StopAsync(CancellationToken.None);
        }
        storage.Delete(recursive: true);
    }

    private static async Task<Expense> MeasureAsync(Predictions predictions, WriteQueue queue, Question<MovieModel, MovieRequest, RecommendedMovies> question)
    {
        await AskAsync(predictions, queue, question);
        using var process = Process.GetCurrentProcess();
        var (time, bytes) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true));
        for (int round = 0; round < Rounds; round++)
            await AskAsync(predictions, queue, question);
        process.Refresh();
        return new(
            (process.TotalProcessorTime - time).TotalMicroseconds / (Together * Rounds), (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)(Together * Rounds));
    }

    private static async Task AskAsync(Predictions predictions, WriteQueue queue, Question<MovieModel, MovieRequest, RecommendedMovies> question)
    {
        for (int asked = 0; asked < Together; asked++)
            await predictions.AskAsync(question, Asked, CancellationToken.None);
        while (queue.Waiting > 0)
            await Task.Delay(1);
    }

    private readonly record struct Expense(double Microseconds, double Bytes)
    {
        public static Expense operator -(Expense one, Expense other) => new(one.Microseconds - other.Microseconds, one.Bytes - other.Bytes);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Microseconds:F2} µs, {Bytes:F0} B");
    }
}
