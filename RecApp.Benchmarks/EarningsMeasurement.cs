using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Earnings;
using RecApp.Features.Earnings.Api;
using RecApp.Serving;
using RecApp.Storage;

namespace RecApp.Benchmarks;

/// <summary>Predictions of earnings: one at a time in process, a batch, and over HTTP from clients on the same machine.</summary>
internal static class EarningsMeasurement
{
    private const int Repetitions = 3_000, BatchRows = 10_000, Batches = 5, Clients = 8;
    private static readonly TimeSpan HttpTime = TimeSpan.FromSeconds(10);

    public static async Task RunAsync()
    {
        var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
        await using (var services = Services(storage.FullName))
        {
            var earnings = services.GetRequiredService<EarningsService>();
            int[] fields = [.. (await earnings.FieldsAsync(null, 300, CancellationToken.None)).Select(field => field.Code)];
            foreach (string variant in EarningsService.Variants)
            {
                await SingleAsync(earnings, fields, variant, explain: true);
                await SingleAsync(earnings, fields, variant, explain: false);
                await BatchAsync(earnings, fields, variant);
            }
        }
        await using var application = await RunningApplication.StartPublishedAsync();
        foreach (bool explain in new[] { true, false })
            await HttpAsync(application.Client, explain);
    }

    private static async Task SingleAsync(EarningsService earnings, int[] fields, string variant, bool explain)
    {
        var random = new Random(1);
        var durations = new List<double>(Repetitions);
        for (int i = -Repetitions; i < Repetitions; i++)
        {
            var request = new EarningsRequest([Row(random, fields)], variant, explain);
            long started = Stopwatch.GetTimestamp();
            await earnings.PredictAsync(request, CancellationToken.None);
            if (i >= 0)
                durations.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }
        Say($"{variant}, {(explain ? "with" : "without")} contributions", new(durations));
    }

    private static async Task BatchAsync(EarningsService earnings, int[] fields, string variant)
    {
        var random = new Random(1);
        EarningsRow[] rows = [.. Enumerable.Range(0, BatchRows).Select(_ => Row(random, fields))];
        long started = Stopwatch.GetTimestamp();
        for (int batch = 0; batch < Batches; batch++)
            await earnings.PredictAsync(new(rows, variant, Explain: false), CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{variant}, {Batches * BatchRows:N0} rows with intervals: {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s"));
    }

    private static async Task HttpAsync(HttpClient client, bool explain)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Run(async () =>
        {
            var random = new Random(number);
            var durations = new List<double>();
            while (clock.Elapsed < HttpTime)
            {
                long started = Stopwatch.GetTimestamp();
                using var response = await client.PostAsJsonAsync("/api/v1/earnings/predict", new EarningsRequest([Row(random, [1107, 5138, 4201, 5202])], Explain: explain));
                response.EnsureSuccessStatusCode();
                durations.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            }
            return durations;
        })));
        double rate = all.Sum(durations => durations.Count) / clock.Elapsed.TotalSeconds;
        Say(string.Create(CultureInfo.InvariantCulture, $"HTTP {(explain ? "with" : "without")} contributions, {rate:F0} requests/s"), new(all.SelectMany(durations => durations)));
    }

    private static EarningsRow Row(Random random, int[] fields) => new()
    {
        Region = Text(random.Next(1, 10)),
        Locale = Text(random.Next(1, 5) * 10 + random.Next(1, 4)),
        CollegeType = Text(random.Next(1, 4)),
        Field = Text(fields[random.Next(fields.Length)]),
        Credential = Text(random.Next(1, 4)),
        AdmissionRate = Text(Math.Round(0.1 + 0.9 * random.NextDouble(), 3)),
        Sat = Text(random.Next(800, 1500)),
        Tuition = Text(random.Next(3_000, 40_000)),
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Say(string what, Latencies latencies) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what}: p50 {latencies.Percentile(50):F0} µs, p95 {latencies.Percentile(95):F0} µs, p99 {latencies.Percentile(99):F0} µs"));

    private static ServiceProvider Services(string storage)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Path"] = Path.Combine(Repository.Root, "models"),
            ["Storage:Path"] = storage,
        });
        builder.Services.AddStorage();
        builder.Services.AddBundles().AddServing();
        new EarningsFeature().Add(builder.Services);
        return builder.Services.BuildServiceProvider();
    }
}
