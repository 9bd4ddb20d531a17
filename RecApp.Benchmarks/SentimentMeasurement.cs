using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Benchmarks;

/// <summary>The sentiment models: in process on one core, and over HTTP from clients on the same machine.</summary>
internal static class SentimentMeasurement
{
    private const int Clients = 16;
    private static readonly TimeSpan HttpTime = TimeSpan.FromSeconds(10);

    // Frequent words in a fixed random order: length and vocabulary matter to the time, sense does not.
    private static readonly string[] Words =
        "the a of and to is it in this that was as with for but film movie story plot good bad great awful never really very character scene acting . , ending music director long boring wonderful".Split(' ');

    public static async Task RunAsync()
    {
        InProcess();
        await using var application = await RunningApplication.StartPublishedAsync();
        foreach (string model in SentimentService.Models)
        {
            await HttpAsync(application.Client, model, TimeSpan.FromSeconds(3));
            await HttpAsync(application.Client, model, HttpTime);
        }
    }

    private static void InProcess()
    {
        var affinity = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            affinity.ProcessorAffinity = 1;
        var linear = LinearModel.Load(Open(SentimentService.LinearName));
        Measure("linear, 230 words with tokens", 3_000, () => linear.Probability(ReviewTokenizer.Tokenize(Text(230, 1))));
        double before = ResidentMegabytes();
        long started = Stopwatch.GetTimestamp();
        using var lstm = LstmModel.Load(Open(SentimentService.LstmName));
        lstm.Probabilities([ReviewTokenizer.Tokenize("A good film")], default);
        Say($"LSTM loaded and asked once in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms, resident memory +{ResidentMegabytes() - before:F0} MB");
        foreach (var (words, times) in new[] { (8, 3_000), (30, 1_000), (230, 500), (2_000, 60) })
        {
            var tokens = ReviewTokenizer.Tokenize(Text(words, words));
            Measure($"LSTM, {words} words", times, () => lstm.Probabilities([tokens], default));
            Measure($"LSTM, {words} words explained", Math.Max(10, times / 20), () => lstm.Explain(tokens, default));
        }
        var many = Enumerable.Range(0, 64).Select(i => ReviewTokenizer.Tokenize(Text(180 + (i * 2), i))).ToList();
        Measure("LSTM, 64 reviews of about 240 words together", 10, () => lstm.Probabilities(many, default));
        Say($"resident memory in the end +{ResidentMegabytes() - before:F0} MB");
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            affinity.ProcessorAffinity = (nint)((1L << Environment.ProcessorCount) - 1);
        var review = ReviewTokenizer.Tokenize(Text(230, 230));
        Measure($"LSTM, 230 words explained on {Environment.ProcessorCount} processors", 50, () => lstm.Explain(review, default));
    }

    private static async Task HttpAsync(HttpClient client, string model, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, Clients).Select(number => Task.Run(async () =>
        {
            var durations = new List<double>();
            for (int i = 0; clock.Elapsed < time; i++)
            {
                string text = Text(230, (number * 1000) + (i % 50));
                long started = Stopwatch.GetTimestamp();
                using var response = await client.PostAsJsonAsync("/api/v1/sentiment/predict", new SentimentRequest(text, Model: model));
                response.EnsureSuccessStatusCode();
                durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            return durations;
        })));
        var together = all.SelectMany(durations => durations).ToList();
        Say($"HTTP, {model}, 230 words, {Clients} clients: {together.Count / clock.Elapsed.TotalSeconds:F0} reviews/s  {new Latencies(together)}");
    }

    private static string Text(int words, int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
    }

    private static void Measure(string name, int times, Action work)
    {
        for (int i = 0; i < times / 5; i++)
            work();
        Say($"{name,-45} {new Latencies(Enumerable.Range(0, times).Select(_ =>
        {
            long started = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }).ToList())}");
    }

    private static ModelBundle Open(string name) =>
        ModelBundle.Open(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "models", name)).Order(StringComparer.Ordinal).Last());

    private static double ResidentMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / 1e6;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
