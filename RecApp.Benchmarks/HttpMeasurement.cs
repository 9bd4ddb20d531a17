using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks;

/// <summary>Recommendations and type-ahead over HTTP from one client on the same machine, and the memory left in use after it.</summary>
internal static class HttpMeasurement
{
    private const int SongsPerRequest = 50;
    private const int Requests = 3_000;
    private const int Clients = 8;

    private static readonly string[] Words =
        ["love", "night", "dance", "summer", "heart", "rock", "baby", "dream", "light", "fire", "rain", "moon", "road", "home", "gold", "blue"];

    public static async Task RunAsync()
    {
        await using var application = await RunningApplication.StartPublishedAsync();
        Console.WriteLine($"resident memory after warm-up {application.WorkingSet / 1e6:F0} MB");

        var ids = await SongIdsAsync(application.Client);
        var bodies = Bodies(ids).ToArray();
        await MeasureAsync("warm-up", Requests / 10, i => RecommendAsync(application.Client, bodies[i % bodies.Length]));
        await MeasureAsync("recommend, 50 songs", Requests, i => RecommendAsync(application.Client, bodies[i % bodies.Length]));
        await MeasureAsync("type-ahead", Requests, i => SearchAsync(application.Client, Words[i % Words.Length][..(1 + (i % 4))]));

        Console.WriteLine($"resident memory after use     {application.WorkingSet / 1e6:F0} MB");
    }

    private static async Task MeasureAsync(string name, int requests, Func<int, Task> request)
    {
        var durations = new ConcurrentBag<double>();
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, requests, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (i, _) =>
        {
            var sent = Stopwatch.GetTimestamp();
            await request(i);
            durations.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        });
        var perSecond = requests / Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20} {perSecond,7:F0} requests/s with {Clients} clients  {new Latencies(durations)}"));
    }

    private static async Task RecommendAsync(HttpClient client, object body)
    {
        using var response = await client.PostAsJsonAsync("/api/v1/playlists/recommend", body);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task SearchAsync(HttpClient client, string query)
    {
        using var response = await client.GetAsync($"/api/v1/tracks/search?q={query}");
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string[]> SongIdsAsync(HttpClient client)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Words)
        {
            var found = await client.GetFromJsonAsync<JsonElement>($"/api/v1/tracks/search?q={word}");
            foreach (var item in found.GetProperty("items").EnumerateArray())
                ids.Add(item.GetProperty("id").GetString()!);
        }

        return [.. ids];
    }

    private static IEnumerable<object> Bodies(string[] ids)
    {
        var random = new Random(1);
        for (var body = 0; body < 200; body++)
            yield return new { tracks = random.GetItems(ids, SongsPerRequest), take = 30 };
    }
}
