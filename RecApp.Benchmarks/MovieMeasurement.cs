using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Api;
using RecApp.Serving;
using RecApp.Storage;

namespace RecApp.Benchmarks;

/// <summary>Film recommendations, reasons included, and type-ahead in process, the whole process held on one core; and the model's memory.</summary>
internal static class MovieMeasurement
{
    private const int Repetitions = 5_000;

    private static readonly string[] Queries =
        ["matrix", "the god", "star wars", "lord of the rngs", "amelie", "toy st", "alien 1979", "spiderman", "silence lambs", "e.t."];

    public static async Task RunAsync()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
        await using var services = Services(storage.FullName);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await services.GetRequiredService<ModelCatalog>().WarmAsync(MovieService.ModelName);
        var loaded = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory of the loaded model {loaded / 1e6:F0} MB"));

        var movies = services.GetRequiredService<MovieService>();
        var ids = (await movies.MapAsync(CancellationToken.None)).Points.Take(1_000).Select(point => point.Id).ToArray();
        foreach (var ranker in (string[])[.. MovieService.Rankers, MovieService.Closest])
            foreach (var given in new[] { 1, 3, 10 })
                await RecommendAsync(movies, ids, ranker, given);
        await MeasureAsync("type-ahead", i => movies.SearchAsync(Queries[i % Queries.Length], 10, CancellationToken.None));
    }

    private static Task RecommendAsync(MovieService movies, int[] ids, string ranker, int given)
    {
        var random = new Random(1);
        MovieRequest request = ranker == MovieService.Closest ? new() { List = ranker } : new() { Ranker = ranker };
        return MeasureAsync($"{ranker}, {given} films", _ => movies.RecommendAsync(request with { Ids = random.GetItems(ids, given) }, CancellationToken.None).AsTask());
    }

    private static async Task MeasureAsync(string name, Func<int, Task> call)
    {
        var durations = new List<double>(Repetitions);
        // The compiler needs some seconds to notice what is called often.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(2);)
            await call((int)(warm.ElapsedTicks % Repetitions));
        for (var i = 0; i < Repetitions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await call(i);
            durations.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        var latencies = new Latencies(durations);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-22} n {Repetitions}  p50 {latencies.Percentile(50),6:F0} µs  p95 {latencies.Percentile(95),6:F0} µs  p99 {latencies.Percentile(99),6:F0} µs"));
    }

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
        new MoviesFeature().Add(builder.Services);
        return builder.Services.BuildServiceProvider();
    }
}
