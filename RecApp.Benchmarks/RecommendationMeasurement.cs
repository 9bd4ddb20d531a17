using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Playlists;
using RecApp.Serving;
using RecApp.Storage;

namespace RecApp.Benchmarks;

/// <summary>Recommendations and type-ahead in process, the whole process held on one core.</summary>
internal static class RecommendationMeasurement
{
    private const int Repetitions = 1_000;

    public static async Task RunAsync()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        var storage = Directory.CreateTempSubdirectory("recapp-benchmark-");
        await using var services = Services(storage.FullName);
        var playlists = services.GetRequiredService<PlaylistService>();

        var songs = await SongsAsync(playlists);
        foreach (var ranker in PlaylistService.Rankers)
            foreach (var given in new[] { 1, 50, 500 })
                await RecommendAsync(playlists, songs, ranker, given);
        var queries = await QueriesAsync(playlists, songs);
        await MeasureAsync("type-ahead, songs", i => playlists.SearchTracksAsync(queries[i], 10, CancellationToken.None));
        await MeasureAsync("type-ahead, playlists", i => playlists.SearchPlaylistsAsync(queries[i], 10, CancellationToken.None));
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
            if (i >= 0)
                durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Console.WriteLine($"{name,-22} {new Latencies(durations)}");
    }

    /// <summary>What people type on the way to a title and its artist, every fourth time with two letters swapped.</summary>
    private static async Task<string[]> QueriesAsync(PlaylistService playlists, string[] songs)
    {
        var random = new Random(1);
        var found = await playlists.TracksAsync(songs, CancellationToken.None);
        return [.. Enumerable.Range(0, Repetitions).Select(i =>
        {
            var song = found[random.Next(found.Count)];
            var text = $"{song.Name} {song.Artist}"[..random.Next(1, Math.Min(25, song.Name.Length + song.Artist.Length))];
            if (i % 4 > 0 || text.Length < 4)
                return text;
            var at = random.Next(1, text.Length - 1);
            return text[..at] + text[at + 1] + text[at] + text[(at + 2)..];
        })];
    }

    /// <summary>Songs whose titles or artists hold common words: of many genres, so that hardly any signal stays empty.</summary>
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
        builder.Services.AddBundles().AddServing();
        new PlaylistsFeature().Add(builder.Services);
        return builder.Services.BuildServiceProvider();
    }
}
