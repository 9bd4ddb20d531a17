using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Api;
using RecApp.Learning.LeastSquares;
using RecApp.Serving;
using RecApp.Storage;

namespace RecApp.Benchmarks;

/// <summary>Least squares by size of the table, one prediction in process, and predictions over HTTP.</summary>
internal static class RegressionMeasurement
{
    private const int Repetitions = 2_000;
    private const int Requests = 20_000;
    private const int Clients = 16;

    private static readonly RegressionRow Row = new(734, 688, 81, 0.328, 0.259);

    public static async Task RunAsync()
    {
        foreach (var (rows, columns) in new[] { (1_232, 5), (55_000, 10), (55_000, 50), (20_000, 100) })
            MeasureFit(rows, columns);
        await MeasureInProcessAsync();
        await MeasureHttpAsync();
    }

    private static void MeasureFit(int rows, int columns)
    {
        var random = new Random(1);
        double[][] features = [.. Enumerable.Range(0, columns).Select(_ => Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray())];
        double[] target = [.. Enumerable.Range(0, rows).Select(row => features[0][row] + random.NextDouble())];
        var fits = Repeat(5, () => LinearRegression.Fit(features, target));
        var validations = Repeat(3, () => CrossValidation.Predict(features, target, 5, 1));
        Print($"{rows,6:N0} rows x {columns,3} features: fit best {fits.Percentile(0):F0} ms, median {fits.Percentile(50):F0} ms; 5-fold cross-validation best {validations.Percentile(0):F0} ms");
    }

    private static async Task MeasureInProcessAsync()
    {
        var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Path"] = Path.Combine(Repository.Root, "models"),
            ["Storage:Path"] = storage.FullName,
        });
        builder.Services.AddStorage();
        builder.Services.AddBundles().AddServing();
        new RegressionFeature().Add(builder.Services);
        await using var services = builder.Services.BuildServiceProvider();
        var service = services.GetRequiredService<RegressionService>();
        var durations = new List<double>();
        for (int i = -Repetitions; i < Repetitions; i++)
        {
            long started = Stopwatch.GetTimestamp();
            await service.PredictAsync(new([Row]), CancellationToken.None);
            if (i >= 0)
                durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Print($"one prediction in process {new Latencies(durations)}");
    }

    private static async Task MeasureHttpAsync()
    {
        await using var application = await RunningApplication.StartPublishedAsync();
        for (int run = 0; run < 4; run++)
        {
            var durations = new double[Requests];
            long started = Stopwatch.GetTimestamp();
            await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, cancellationToken) =>
            {
                long sent = Stopwatch.GetTimestamp();
                using var response = await application.Client.PostAsJsonAsync("/api/v1/regression/predict", new RegressionRequest([Row]), cancellationToken);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync(cancellationToken);
                durations[i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
            });
            double perSecond = Requests / Stopwatch.GetElapsedTime(started).TotalSeconds;
            Print($"{(run == 0 ? "warm-up" : "over HTTP"),-10} {perSecond:F0} requests/s with {Clients} clients  {new Latencies(durations)}");
        }
    }

    private static Latencies Repeat(int times, Action work)
    {
        work();
        return new(Enumerable.Range(0, times).Select(_ =>
        {
            long started = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }));
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
