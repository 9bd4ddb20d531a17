using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Benchmarks.Support;
using RecApp.Visitors;

namespace RecApp.Benchmarks;

/// <summary>
/// 10,000 visitors who have all done something lately, each remembered by a grain, in one instance and in two that share a Redis: what memory that takes in
/// the processes and in Redis, and how long it takes to tell a visitor what is next. Needs <c>redis-server</c>.
/// </summary>
internal static class GrainMeasurement
{
    private const int Visitors = 10_000, Deeds = 20, Asked = 1_000, AtOnce = 32;

    public static async Task RunAsync()
    {
        foreach (int instances in (int[])[1, 2])
        {
            await using var redis = await RunningRedis.StartAsync();
            Dictionary<string, string> settings = new()
            {
                ["Hosting__RateLimits__Feedback__RequestsPerSecond"] = "1000000",
                ["Hosting__RateLimits__Feedback__Burst"] = "1000000",
                ["Cluster__Redis"] = redis.Connection,
            };
            List<RunningApplication> running = [];
            for (int instance = 0; instance < instances; instance++)
                running.Add(await RunningApplication.StartPublishedAsync(settings: settings));
            await MeasureAsync(running, redis);
            foreach (var application in running)
                await application.DisposeAsync();
        }
    }

    private static async Task MeasureAsync(List<RunningApplication> running, RunningRedis redis)
    {
        var answer = await running[0].Client.GetFromJsonAsync<JsonElement>(string.Create(CultureInfo.InvariantCulture, $"/api/v1/movies/recommend?ids=2571&num={Deeds}"));
        var prediction = answer.GetProperty("predictionId").GetGuid();
        string[] films = [.. answer.GetProperty("movies").EnumerateArray().Select(film => film.GetProperty("id").ToString())];
        // What the first deed brings along is not the grains'.
        await TellAsync(running[0], "the-first", prediction, films[0]);
        double[] before = await MemoryAsync(running);
        long kept = await redis.UsedMemoryAsync(), began = Stopwatch.GetTimestamp();
        ParallelOptions visitors = new() { MaxDegreeOfParallelism = AtOnce };
        await Parallel.ForAsync(0, Visitors, visitors, async (visitor, _) =>
        {
            foreach (string film in films)
                await TellAsync(running[0], Name(visitor), prediction, film);
        });
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        double[] after = await MemoryAsync(running);
        var megabytes = before.Zip(after).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First:F0} → {pair.Second:F0} MB"));
        double inRedis = (await redis.UsedMemoryAsync() - kept) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{running.Count} with {Visitors:N0} visitors of {films.Length} deeds, {Visitors * films.Length / seconds:N0} deeds a second: {string.Join(", ", megabytes)}; Redis {inRedis:F0} MB"));

        List<double> durations = [];
        for (int asked = 0; asked < Asked; asked++)
        {
            long started = Stopwatch.GetTimestamp();
            using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/movies/next") { Headers = { { CurrentVisitor.Header, Name(asked * 7 % Visitors) } } };
            // At the other one, where there is one.
            using var next = await running[^1].Client.SendAsync(request);
            next.EnsureSuccessStatusCode();
            durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        Console.WriteLine($"  what is next {new Latencies(durations)}");
    }

    private static string Name(int visitor) => string.Create(CultureInfo.InvariantCulture, $"visitor-{visitor}");

    private static async Task TellAsync(RunningApplication application, string visitor, Guid prediction, string film)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/events")
        {
            Content = JsonContent.Create(new { predictionId = prediction, kind = "play", item = film }),
            Headers = { { CurrentVisitor.Header, visitor } },
        };
        using var told = await application.Client.SendAsync(request);
        told.EnsureSuccessStatusCode();
    }

    private static async Task<double[]> MemoryAsync(List<RunningApplication> running) =>
        await Task.WhenAll(running.Select(async application => await application.CollectedWorkingSetAsync() / 1e6));
}
