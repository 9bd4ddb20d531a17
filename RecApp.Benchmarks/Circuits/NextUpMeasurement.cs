using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Benchmarks.Circuits.Wire;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks.Circuits;

/// <summary>
/// Visitors who each have a tab with a circuit open, half of them on films and half on songs, while events of theirs come in at a steady rate: how long
/// from the answer to an event until the tab has been sent what is next. Once with a single process; once with two that share a Redis, where the
/// events come in at the one that has no tabs. <c>RECAPP_LOAD_PEOPLE</c>, <c>RECAPP_LOAD_RATE</c> (events a second) and <c>RECAPP_LOAD_MINUTES</c>
/// say how many and how long. The visitors share the processors with the servers.
/// </summary>
internal static class NextUpMeasurement
{
    private const int OpenedAtOnce = 8;

    private static readonly Dictionary<string, string> Unlimited = new()
    {
        ["Hosting__RateLimits__Feedback__RequestsPerSecond"] = "1000000",
        ["Hosting__RateLimits__Feedback__Burst"] = "1000000",
    };

    public static async Task RunAsync()
    {
        PackCheck.Run();
        await using (var alone = await RunningApplication.StartPublishedAsync(settings: Unlimited))
            await MeasureAsync("a single process", alone, alone);
        await using var redis = await RunningRedis.StartAsync();
        Dictionary<string, string> shared = new(Unlimited) { ["Cluster__Redis"] = redis.Connection };
        await using var first = await RunningApplication.StartPublishedAsync(settings: shared);
        await using var second = await RunningApplication.StartPublishedAsync(settings: shared);
        await MeasureAsync("two that share a Redis", first, second);
    }

    private static async Task MeasureAsync(string name, RunningApplication events, RunningApplication tabs)
    {
        int people = (int)Setting("RECAPP_LOAD_PEOPLE", 500);
        double rate = Setting("RECAPP_LOAD_RATE", 10);
        var duration = TimeSpan.FromMinutes(Setting("RECAPP_LOAD_MINUTES", 3));
        var answers = new[] { await AnswerAsync(events.Client, "movies"), await AnswerAsync(events.Client, "playlists") };
        Follower[] followers = [.. Enumerable.Range(0, people).Select(person => new Follower(tabs.Client.BaseAddress!, person % 2 == 0 ? "/recommender/movies" : "/recommender", answers[person % 2]))];
        await Parallel.ForEachAsync(followers, new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (follower, _) => await follower.OpenAsync());
        // Everybody's first event, which nothing is measured of: only now is there a list that changes.
        await Parallel.ForEachAsync(followers, new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (follower, _) => await follower.DoAsync(events.Client));

        var (busy, own, started) = (events.ProcessorTime + (tabs == events ? default : tabs.ProcessorTime), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        List<Task<(double Posted, double Shown)>> deeds = [];
        using PeriodicTimer pace = new(TimeSpan.FromSeconds(1 / rate));
        for (int deed = 0; Stopwatch.GetElapsedTime(started) < duration && await pace.WaitForNextTickAsync(); deed++)
            deeds.Add(followers[deed % people].DoAsync(events.Client));
        var measured = await Task.WhenAll(deeds);
        var wall = Stopwatch.GetElapsedTime(started);
        var servers = events.ProcessorTime + (tabs == events ? default : tabs.ProcessorTime) - busy;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {people} visitors with a tab each, {measured.Length / wall.TotalSeconds:F1} events a second for {wall.TotalSeconds:F0} s"));
        Console.WriteLine($"  event answered           {new Latencies(measured.Select(deed => deed.Posted))}");
        Console.WriteLine($"  then the list is changed {new Latencies(measured.Select(deed => deed.Shown))}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  processor time of the servers {servers.TotalSeconds:F0} s, of the visitors {(Environment.CpuUsage.TotalTime - own).TotalSeconds:F0} s, on {Environment.ProcessorCount} cores"));
        foreach (var follower in followers)
            await follower.DisposeAsync();
    }

    private static async Task<(Guid Prediction, string[] Items)> AnswerAsync(HttpClient client, string model)
    {
        using var answer = model == "movies"
            ? await client.GetAsync("/api/v1/movies/recommend?ids=2571&num=40")
            : await client.PostAsJsonAsync("/api/v1/playlists/recommend", new { playlist = "37i9dQZF1DX0SM0LYsmbMT", take = 40 });
        var found = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return (found.GetProperty("predictionId").GetGuid(),
            [.. found.GetProperty(model == "movies" ? "movies" : "tracks").EnumerateArray().Select(item => item.GetProperty("id").ToString())]);
    }

    private static double Setting(string name, double otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>A visitor with one tab, who plays one thing after the other.</summary>
    private sealed class Follower(Uri origin, string path, (Guid Prediction, string[] Items) answer) : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

        private readonly CookieContainer _cookies = new();
        private HttpClient? _client;
        private CircuitTab? _tab;
        private string _shown = "";
        private int _next;

        public async Task OpenAsync()
        {
            _client = new(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = origin, Timeout = TimeSpan.FromSeconds(60) };
            (_tab, _) = await CircuitTab.OpenAsync(_client, path);
        }

        /// <returns>Milliseconds until the event is answered, and from there until the tab shows what follows from it.</returns>
        public async Task<(double Posted, double Shown)> DoAsync(HttpClient events)
        {
            TaskCompletionSource<long> changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _tab!.Changed = () =>
            {
                if (Reason() is { Length: > 0 } reason && reason != _shown)
                    changed.TrySetResult(Stopwatch.GetTimestamp());
            };
            long sent = Stopwatch.GetTimestamp();
            using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/events")
            {
                Content = JsonContent.Create(new { predictionId = answer.Prediction, kind = "play", item = answer.Items[_next++ % answer.Items.Length] }),
            };
            request.Headers.Add("RecApp-Visitor", _cookies.GetCookies(origin)["recapp-visitor"]!.Value);
            using (var told = await events.SendAsync(request))
                told.EnsureSuccessStatusCode();
            long answered = Stopwatch.GetTimestamp();
            long shown = await changed.Task.WaitAsync(Patience);
            _tab.Changed = null;
            _shown = Reason();
            return (Stopwatch.GetElapsedTime(sent, answered).TotalMilliseconds, Math.Max(0, Stopwatch.GetElapsedTime(answered, shown).TotalMilliseconds));
        }

        public async ValueTask DisposeAsync()
        {
            if (_tab is not null)
                await _tab.DisposeAsync();
            _client?.Dispose();
        }

        private string Reason() => _tab!.Page.Find(node => node["class"] == "next-up-because") is [var line, ..] ? line.AllText : "";
    }
}
