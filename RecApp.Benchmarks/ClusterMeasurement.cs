using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Movies;

namespace RecApp.Benchmarks;

/// <summary>
/// Instances on this machine that share a Redis, and a single process beside them: start and memory, how long a promotion takes to the last of
/// them, and all pairs of the 1,000 and of the 5,000 most popular films, with a hash of what was computed. Needs <c>redis-server</c>.
/// </summary>
internal static class ClusterMeasurement
{
    private const int Promotions = 6;

    // Longer than an instance keeps a version that was announced or replaced.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(12);

    private const string Key = "measures-several-instances";

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recapp-benchmark-");
        int port = RunningApplication.FreePort();
        using var redis = Process.Start(new ProcessStartInfo("redis-server", $"--port {port} --bind 127.0.0.1 --dir {folder.FullName} --appendonly yes --loglevel warning") { RedirectStandardOutput = true })!;
        try
        {
            string models = Path.Combine(folder.FullName, "models");
            string[] versions = TwoVersions(models);
            foreach (int instances in (int[])[0, 1, 2, 4])
                await MeasureAsync(instances, models, versions, string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"));
        }
        finally
        {
            redis.Kill();
            await redis.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(int instances, string models, string[] versions, string redis)
    {
        Dictionary<string, string> settings = new()
        {
            ["Models__Path"] = models,
            ["Admin__Key"] = Key,
            ["Cluster__Redis"] = instances == 0 ? "" : redis,
            ["Cluster__Name"] = string.Create(CultureInfo.InvariantCulture, $"measured-{instances}"),
        };
        List<RunningApplication> running = [];
        try
        {
            string name = instances == 0 ? "single process" : $"{instances} sharing Redis";
            List<double> starts = [];
            do
            {
                long began = Stopwatch.GetTimestamp();
                running.Add(await RunningApplication.StartPublishedAsync(settings: settings));
                starts.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
                running[^1].Client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
            }
            while (running.Count < instances);
            while (instances > 0 && (await ReadAsync(running[0], "/api/v1/monitor/instances")).GetProperty("members").GetArrayLength() < instances)
                await Task.Delay(50);
            Console.WriteLine($"{name}: models served after {starts.Min():F1} to {starts.Max():F1} s, {await running[0].CollectedWorkingSetAsync() / 1e6:F0} MB");
            await PromoteAsync(name, running, versions);
            foreach (int top in (int[])[1000, 5000])
                await ComputeAsync(name, running[0], top);
        }
        finally
        {
            foreach (var application in running)
                await application.DisposeAsync();
        }
    }

    private static async Task PromoteAsync(string name, List<RunningApplication> running, string[] versions)
    {
        List<double> durations = [];
        for (int i = 0; i < Promotions; i++)
        {
            await Task.Delay(Between);
            string version = versions[(i + 1) % 2];
            long began = Stopwatch.GetTimestamp();
            using var promoted = await running[0].Client.PostAsJsonAsync($"/api/v1/models/{MovieService.ModelName}/promote", new { version });
            promoted.EnsureSuccessStatusCode();
            foreach (var application in running)
            {
                while ((await ReadAsync(application, "/api/v1/movies/recommend?ids=1&num=1")).GetProperty("modelVersion").GetString() != version)
                    await Task.Delay(5);
            }
            durations.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        Console.WriteLine($"{name}: promotion to the last instance {new Latencies(durations)}");
    }

    private static async Task ComputeAsync(string name, RunningApplication home, int top)
    {
        long began = Stopwatch.GetTimestamp();
        using var started = await home.Client.PostAsJsonAsync("/api/v1/movies/batch", new { top, take = 10 });
        started.EnsureSuccessStatusCode();
        JsonElement batch;
        while ((batch = await ReadAsync(home, "/api/v1/movies/batch")).GetProperty("phase").GetString() == "running")
            await Task.Delay(20);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine($"{name}: pairs of {top:N0} films {batch.GetProperty("phase")} after {seconds:F1} s, {Hash(home.StoragePath)}");
    }

    // Of the answers of the batch that is served, by their rows.
    private static string Hash(string storage)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(storage, "pairs.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select answers from pair_answers where batch = (select batch from pair_publication) order by first";
        using var rows = command.ExecuteReader();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (rows.Read())
            hash.AppendData(rows.GetFieldValue<byte[]>(0));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<JsonElement> ReadAsync(RunningApplication application, string path) => await application.Client.GetFromJsonAsync<JsonElement>(path);

    // The same files under the names of two days.
    private static string[] TwoVersions(string models)
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "models"), "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(models, Path.GetRelativePath(Path.Combine(Repository.Root, "models"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        string folder = Directory.GetDirectories(Path.Combine(models, MovieService.ModelName)).Max()!;
        var bundle = ModelBundle.Open(folder);
        var later = ModelBundleWriter.Write(
            models, bundle.Manifest with { CreatedUtc = bundle.Manifest.CreatedUtc.AddDays(1) },
            bundle.Manifest.Files.ToDictionary(file => file.Path, file => File.ReadAllBytes(Path.Combine(folder, file.Path))));
        return [bundle.Manifest.Version, later.Version];
    }
}
