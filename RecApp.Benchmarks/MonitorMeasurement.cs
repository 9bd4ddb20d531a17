using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Monitor;
using RecApp.Features.Movies;
using RecApp.Monitoring.Alerts;
using RecApp.Storage;
using RecApp.Storage.Hours;

namespace RecApp.Benchmarks;

/// <summary>What the monitor's pages read, after a month in which people asked for films ten million times, in four ways, and the other models, too.</summary>
internal static class MonitorMeasurement
{
    private const int Hours = 30 * 24, Films = 10_000_000 / (Hours * 4), Others = 100, Repetitions = 20;

    private static readonly (string Variant, string Caller)[] Ways = [("auto", "page"), ("auto", "api"), ("closest", "page"), ("closest", "assistant")];

    public static async Task RunAsync()
    {
        var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
        await using var services = ApplicationServices.Build(storage.FullName);
        var catalog = services.GetRequiredService<ModelCatalog>();
        foreach (string model in catalog.Names)
            await catalog.WarmAsync(model);
        Fill(services.GetRequiredService<Database>(), catalog);
        var monitor = services.GetRequiredService<MonitorService>();
        await MeasureAsync("all models, a month", () => monitor.OverviewAsync(MonitorPeriod.Month));
        await MeasureAsync("films, a month", () => monitor.ReportAsync("movies", MonitorPeriod.Month));
        await MeasureAsync("films, a day", () => monitor.ReportAsync("movies", MonitorPeriod.Day));
        await MeasureAsync("a look for alerts", () => services.GetRequiredService<AlertWatch>().LookAsync(CancellationToken.None));
    }

    private static async Task MeasureAsync(string name, Func<Task> read)
    {
        List<double> durations = [];
        for (int i = 0; i < Repetitions; i++)
        {
            long started = Stopwatch.GetTimestamp();
            await read();
            durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} first {durations[0]:F0} ms  then {new Latencies(durations[1..])}"));
    }

    private static void Fill(Database database, ModelCatalog catalog)
    {
        using var connection = database.Open();
        var random = new Random(1);
        var now = TimeProvider.System.GetUtcNow();
        for (int hour = 0; hour < Hours; hour++)
        {
            using var transaction = connection.BeginTransaction();
            HourWriter writer = new();
            foreach (var model in catalog.List())
            {
                MeasureLayout layout = new(model.Manifest!.Reference);
                foreach (var (variant, caller) in Ways)
                {
                    for (int answer = model.Name == MovieService.ModelName ? Films : Others; answer > 0; answer--)
                        writer.Add(Answer(model, layout, variant, caller, now.AddHours(-hour), random));
                }
            }
            writer.Write(transaction);
            transaction.Commit();
        }
    }

    private static Prediction Answer(ModelSummary model, MeasureLayout layout, string variant, string caller, DateTimeOffset at, Random random) => new(Guid.Empty, model.Name, model.Served!, variant, at)
    {
        Caller = caller,
        Duration = TimeSpan.FromMilliseconds(Math.Exp(2 * random.NextDouble())),
        Layout = layout,
        Values = [.. layout.References.Select(reference => (float)(reference.Edges[0] + random.NextDouble() * (reference.Edges[^1] - reference.Edges[0])))],
    };
}
