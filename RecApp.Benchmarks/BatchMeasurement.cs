using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Pairs;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Storage.Pairs;

namespace RecApp.Benchmarks;

/// <summary>All pairs of the 1,000 most popular films on all cores, the size of the database, and look-ups in it.</summary>
internal static class BatchMeasurement
{
    private const int Repetitions = 3, LookUps = 20_000;

    public static async Task RunAsync()
    {
        for (var repetition = 1; repetition <= Repetitions; repetition++)
        {
            var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
            await using (var services = Services(storage.FullName))
            {
                await services.GetRequiredService<ModelCatalog>().WarmAsync(MovieService.ModelName);
                var runner = services.GetRequiredService<PairBatchRunner>();
                var started = Stopwatch.GetTimestamp();
                await await runner.StartAsync(1000, 10, Environment.ProcessorCount, CancellationToken.None);
                var store = services.GetRequiredService<PairStore>();
                Console.WriteLine($"batch {repetition}: {runner.State.Phase}, {runner.State.Progress?.Total:N0} pairs in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, {Megabytes(storage):F1} MB with its log");
                await LookUpAsync(services.GetRequiredService<MoviePairService>());
            }

            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            storage.Delete(recursive: true);
        }
    }

    private static double Megabytes(DirectoryInfo storage) => storage.GetFiles("pairs.db*").Sum(file => file.Length) / 1e6;

    private static async Task LookUpAsync(MoviePairService pairs)
    {
        var films = await pairs.PopularAsync(CancellationToken.None);
        var random = new Random(1);
        var durations = new List<double>();
        for (var i = -LookUps / 10; i < LookUps; i++)
        {
            var ids = random.GetItems([.. films.Select(film => film.Id)], 2);
            if (ids[0] == ids[1])
                continue;
            var started = Stopwatch.GetTimestamp();
            await pairs.FindAsync(ids[0], ids[1], CancellationToken.None);
            if (i >= 0)
                durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Console.WriteLine($"look-up {new Latencies(durations)}");
    }

    private static ServiceProvider Services(string storage)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Models:Path"] = Environment.GetEnvironmentVariable("Models__Path") ?? Path.Combine(Repository.Root, "models"),
            ["Storage:Path"] = storage,
        });
        builder.Services.AddStorage();
        builder.Services.AddBundles().AddServing();
        new MoviesFeature().Add(builder.Services);
        return builder.Services.BuildServiceProvider();
    }
}
