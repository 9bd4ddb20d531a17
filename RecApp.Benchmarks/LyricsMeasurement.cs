using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using RecApp.Benchmarks.Support;
using RecApp.Bundles;
using RecApp.Features.Lyrics;
using RecApp.Features.Lyrics.Model;
using RecApp.Features.Lyrics.Model.Network;

namespace RecApp.Benchmarks;

/// <summary>The lyrics writer: its network in process on one core, songs over HTTP as a reader of server-sent events sees them.</summary>
internal static class LyricsMeasurement
{
    private const int Songs = 40;
    private const int Writers = 20;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        InProcess();
        await using var application = await RunningApplication.StartPublishedAsync();
        await WriteAsync(application.Client, seed: 1);
        await OneByOneAsync(application.Client);
        await TogetherAsync(application.Client);
        await LeaveAsync(application.Client);
        Say($"resident memory of the whole application with all models: {application.WorkingSet / 1e6:F0} MB");
    }

    private static void InProcess()
    {
        var process = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            process.ProcessorAffinity = 1;
        long before = Resident(process), managed = GC.GetTotalMemory(forceFullCollection: true), started = Stopwatch.GetTimestamp();
        using var model = Load();
        double loaded = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        Say($"loaded in {loaded:F0} ms; objects +{(GC.GetTotalMemory(forceFullCollection: true) - managed) / 1e6:F0} MB, resident memory +{(Resident(process) - before) / 1e6:F0} MB");
        long first = Resident(process);
        using (var second = Load())
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
            // What the first one brought with it, the native runtime and compiled code, is there already.
            Say($"a second copy: resident memory +{(Resident(process) - first) / 1e6:F0} MB");
        }
        Tokens(model, rows: 1, tokens: 4_000);
        // A writer draws eight lines at once in every run of the network.
        Tokens(model, rows: 8, tokens: 8_000);
        int[] text = [.. model.Tokenizer.Encode(string.Concat(Enumerable.Repeat("And all the willows by the river weep,\n", 200)))];
        started = Stopwatch.GetTimestamp();
        model.Network.Read(model.Network.Start, text, CancellationToken.None, new double[text.Length]);
        Say($"read and scored: {text.Length / Stopwatch.GetElapsedTime(started).TotalSeconds:F0} tokens/s on one core");
        Say($"resident memory in the end +{(Resident(process) - before) / 1e6:F0} MB");
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            process.ProcessorAffinity = (nint)((1L << Environment.ProcessorCount) - 1);
    }

    private static LyricsModel Load() =>
        LyricsModel.Load(ModelBundle.Open(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "models", LyricsService.ModelName)).Order(StringComparer.Ordinal).Last()));

    private static void Tokens(LyricsModel model, int rows, int tokens)
    {
        var random = new Random(1);
        LanguageState[] states = [.. Enumerable.Repeat(model.Network.Start, rows)];
        long started = Stopwatch.GetTimestamp();
        for (int done = 0; done < tokens; done += rows)
            states = model.Network.Advance([.. states.Select(state => (state, random.Next(1, model.Tokenizer.Count)))], CancellationToken.None);
        Say($"written, {rows} at once: {tokens / Stopwatch.GetElapsedTime(started).TotalSeconds:F0} tokens/s on one core");
    }

    private static async Task OneByOneAsync(HttpClient client)
    {
        var songs = new List<(double First, double Last)>();
        for (int seed = 1; seed <= Songs; seed++)
            songs.Add(await WriteAsync(client, seed));
        Say($"first token of a song        {new Latencies(songs.Select(song => song.First))}");
        Say($"16 lines in AABB             {new Latencies(songs.Select(song => song.Last))}");
    }

    private static async Task TogetherAsync(HttpClient client)
    {
        // All connections are open before anything is compared.
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => WriteAsync(client, number, lines: 1, CancellationToken.None)));
        var ratios = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            var songs = await Task.WhenAll(Enumerable.Range(0, Writers).Select(number => WriteAsync(client, (round * Writers) + number)));
            ratios.Add(songs.Max(song => song.Last) / songs.Min(song => song.Last));
            if (round == Rounds - 1)
            {
                Say($"{Writers} writers, first token     {new Latencies(songs.Select(song => song.First))}");
                Say($"{Writers} writers, whole song      {new Latencies(songs.Select(song => song.Last))}");
            }
        }
        Say($"{Writers} writers, longest over shortest song in {Rounds} rounds: {string.Join(", ", ratios.Select(ratio => ratio.ToString("F2", CultureInfo.InvariantCulture)))}");
    }

    // Many long songs are left in the middle; how long one that comes right after them takes, beside one that comes alone.
    private static async Task LeaveAsync(HttpClient client)
    {
        double alone = (await WriteAsync(client, 3)).First;
        var after = new List<double>();
        for (int round = 0; round < 10; round++)
        {
            using var leave = new CancellationTokenSource();
            var left = Enumerable.Range(0, Writers).Select(async number =>
            {
                try
                {
                    await WriteAsync(client, number, lines: 64, leave.Token);
                }
                catch (OperationCanceledException)
                {
                    // As it should be.
                }
            }).ToArray();
            await Task.Delay(500);
            await leave.CancelAsync();
            await Task.WhenAll(left);
            after.Add((await WriteAsync(client, 3)).First);
        }
        Say($"first token right after {Writers} writers were left {new Latencies(after)}; alone {alone:F0} ms");
    }

    private static Task<(double First, double Last)> WriteAsync(HttpClient client, int seed) => WriteAsync(client, seed, lines: 16, CancellationToken.None);

    // Milliseconds to the first token and to the end.
    private static async Task<(double First, double Last)> WriteAsync(HttpClient client, int seed, int lines, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/lyrics/generate") { Content = JsonContent.Create(new { seed, lines, scheme = "AABB", syllables = 8 }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        double first = 0;
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            if (first == 0 && line == "event: token")
                first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return (first, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private static long Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
