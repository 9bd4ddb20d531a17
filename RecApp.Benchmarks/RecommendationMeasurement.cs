using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Benchmarks.Support;
using RecApp.Features.Playlists;
using RecApp.Inference;
using RecApp.Storage;

namespace RecApp.Benchmarks;

/// <summary>Recommendations and type-ahead in process, the whole process held on one core.</summary>
internal static class RecommendationMeasurement
{
    private const int Repetitions = 1_000;

    private static readonly string[] Queries = ["l", "lo", "love", "love me", "beyonce", "bohemian rapsody", "the weeknd blinding", "queen don't stop", "zzzzqx"];

    public static async Task RunAsync()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) Process.GetCurrentProcess().ProcessorAffinity = 1;
        var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
        await using var services = Services(storage.FullName);
        var playlists = services.GetRequiredService<PlaylistService>();

        var songs = await SongsAsync(playlists);
        foreach (var ranker in PlaylistService.Rankers)
            foreach (var given in new[] { 1, 50, 500 })
                await RecommendAsync(playlists, songs, ranker, given);
        await MeasureAsync("type-ahead, songs", i => playlists.SearchTracksAsync(Queries[i % Queries.Length], 10, CancellationToken.None));
        await MeasureAsync("type-ahead, playlists", i => playlists.SearchPlaylistsAsync(Queries[i % Queries.Length], 10, CancellationToken.None));
    }

    private static Task RecommendAsync(PlaylistService playlists, string[] songs, string ranker, int given)
    {
        var random = new Random(1);
        return MeasureAsync($"{ranker}, {given} songs", _ => playlists.RecommendAsync(
            new() { Tracks = random.GetItems(songs, given), Ranker = ranker, Take = 30 }, CancellationToken.None));
    }

    private static async Task MeasureAsync(string name, Func<int, Task> call)
    {
        var durations = new List<double>();
        for (var i = -Repetitions / 5; i < Repetitions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await call(Math.Abs(i));
            if (i >= 0) durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Console.WriteLine($"{name,-22} {new Latencies(durations)}");
    }

    /// <summary>Songs of real playlists, so that what is given goes together as a listener's songs do.</summary>
    private static async Task<string[]> SongsAsync(PlaylistService playlists)
    {
        var songs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var query in new[] { "pop", "rock", "dance", "jazz", "latin", "rap", "summer", "indie" })
            foreach (var song in await playlists.SearchTracksAsync(query, 50, CancellationToken.None))
                songs.Add(song.Id);
        return [.. songs];
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
        builder.Services.AddInference();
        builder.Services.AddPlaylists();
        return builder.Services.BuildServiceProvider();
    }
}
