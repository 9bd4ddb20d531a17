using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RecApp.Benchmarks.Circuits;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks.Fairness;

/// <summary>Somebody who uses every feature now and then: an API call of each twice a second, two pages, and a slider on a page that stays open.</summary>
internal sealed class GentleCaller(Uri application) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan SongPause = TimeSpan.FromSeconds(1);

    private readonly CookieContainer _cookies = new();
    private readonly Lazy<HttpClient> _client = new(() => CallerAddress.ClientAt(CallerAddress.Gentle, application));
    private string[] _tracks = [];

    private HttpClient Client => _client.Value;

    /// <summary>Learns what it will ask for.</summary>
    public async Task PrepareAsync()
    {
        var found = await Client.GetFromJsonAsync<JsonElement>("/api/v1/tracks/search?q=love&take=5");
        _tracks = [.. found.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }

    /// <summary>Uses everything until told to stop.</summary>
    /// <returns>By feature: milliseconds of each answer, and what was refused or failed.</returns>
    public async Task<SortedDictionary<string, Experience>> UseAsync(CancellationToken stop)
    {
        var features = new Dictionary<string, Func<Task>>
        {
            ["playlists"] = () => PostAsync("/api/v1/playlists/recommend", new { tracks = _tracks, take = 20 }),
            ["playlists, search"] = () => GetAsync("/api/v1/tracks/search?q=summer"),
            ["movies"] = () => GetAsync("/api/v1/movies/recommend?ids=2571,1214&num=10"),
            ["movies, search"] = () => GetAsync("/api/v1/movies/search?q=matrx%201999"),
            ["earnings"] = () => PostAsync("/api/v1/earnings/predict", GreedyCaller.EarningsRows(1)),
            ["earnings, search"] = () => GetAsync("/api/v1/earnings/fields?q=computr"),
            ["regression"] = () => PostAsync("/api/v1/regression/predict", GreedyCaller.RegressionRows(1)),
            ["sentiment"] = () => PostAsync("/api/v1/sentiment/predict", new { text = "A wonderful film, if a little long.", explain = true }),
            ["page of the regression"] = () => GetAsync("/predictor/regression"),
            ["page of films"] = () => GetAsync("/recommender/movies?ids=2571,1214"),
        };
        SortedDictionary<string, Experience> experiences = new(StringComparer.Ordinal);
        List<Task> uses = [];
        foreach (var (name, use) in features)
            uses.Add(RepeatAsync(experiences[name] = new(), async () => await TimedAsync(use), Pause, stop));
        uses.Add(RepeatAsync(experiences["lyrics, first word"] = new(), FirstWordAsync, SongPause, stop));
        uses.Add(SlideAsync(experiences["slider of the regression"] = new(), stop));
        await Task.WhenAll(uses);
        return experiences;
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
            Client.Dispose();
    }

    private static async Task RepeatAsync(Experience experience, Func<Task<double>> use, TimeSpan pause, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                experience.Milliseconds.Add(await use());
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or TaskCanceledException or TimeoutException)
            {
                experience.Failures.Add(problem.Message);
            }
            await Task.Delay(pause, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private static async Task<double> TimedAsync(Func<Task> use)
    {
        long started = Stopwatch.GetTimestamp();
        await use();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private async Task SlideAsync(Experience experience, CancellationToken stop)
    {
        var (tab, _) = await CircuitTab.OpenAsync(Client, "/predictor/regression");
        await using (tab)
        {
            var random = new Random(1);
            await RepeatAsync(experience, async () => (await Deeds.SlideAsync(tab, random))!.Value.First, Pause, stop);
            await tab.TellAsync();
        }
    }

    private async Task<double> FirstWordAsync()
    {
        long started = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/lyrics/generate") { Content = JsonContent.Create(new { seed = 1, lines = 4, scheme = "AABB", syllables = 8 }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        double first = 0;
        while (await reader.ReadLineAsync() is { } line)
            if (first == 0 && line == "event: token")
                first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return first > 0 ? first : throw new IOException("The song ended without a word.");
    }

    private async Task GetAsync(string path)
    {
        using var response = await Client.GetAsync(path);
        response.EnsureSuccessStatusCode();
    }

    private async Task PostAsync(string path, object body)
    {
        using var response = await Client.PostAsJsonAsync(path, body);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(await response.Content.ReadAsStringAsync());
    }

    /// <summary>What one feature was like.</summary>
    internal sealed class Experience
    {
        public ConcurrentBag<double> Milliseconds { get; } = [];

        public ConcurrentBag<string> Failures { get; } = [];

        public Latencies Latencies => new(Milliseconds);

        public override string ToString() =>
            (Milliseconds.IsEmpty ? "no answer" : Latencies.ToString()) + (Failures.IsEmpty ? "" : $"  {Failures.Count} failed: {Failures.First()}");
    }
}
