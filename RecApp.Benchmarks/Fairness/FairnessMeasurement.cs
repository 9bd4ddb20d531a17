using System.Globalization;
using RecApp.Benchmarks.Circuits.Wire;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks.Fairness;

/// <summary>
/// What a gentle caller notices of a greedy one at another address, and what that one costs in memory. Limits are those of the
/// settings. <c>RECAPP_GREEDY</c> names one kind of greed, else all are tried. In life callers have processors of their own; here the
/// greedy one, a process of its own, yields them to the server, and the server to the gentle one, so that what is measured is the
/// server and neither the greedy one's work nor when the measuring process gets its turn.
/// </summary>
internal static class FairnessMeasurement
{
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan GreedyTime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(6);

    public static async Task RunAsync()
    {
        PackCheck.Run();
        await using var application = await RunningApplication.StartPublishedAsync(liftLimits: false, yields: true);
        var origin = application.Client.BaseAddress!;
        using var gentle = new GentleCaller(origin);
        await gentle.PrepareAsync();
        // Compiled code and warm caches are not what is measured.
        await UseAsync(gentle, QuietTime / 2);
        var quiet = await UseAsync(gentle, QuietTime);
        Console.WriteLine("nobody else");
        foreach (var (feature, experience) in quiet)
            Console.WriteLine($"  {feature,-26} {experience}");

        string? only = Environment.GetEnvironmentVariable("RECAPP_GREEDY");
        foreach (string name in GreedyCaller.Kinds.Where(name => only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase)))
            await MeasureAsync(application, gentle, quiet, name);
    }

    private static async Task MeasureAsync(
        RunningApplication application, GentleCaller gentle, SortedDictionary<string, GentleCaller.Experience> quiet, string name)
    {
        long before = await application.CollectedWorkingSetAsync();
        using var stop = new CancellationTokenSource();
        using var greedy = GreedyProcess.Start(application.Client.BaseAddress!, name);
        var watching = PeakAsync(application, stop.Token);
        await Task.Delay(Settling);
        var busy = await UseAsync(gentle, GreedyTime);
        await stop.CancelAsync();
        long peak = await watching;
        string outcomes = await greedy.StopAsync();
        long after = await application.CollectedWorkingSetAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {outcomes}; memory {before / 1e6:F0} MB, at most {(peak - before) / 1e6:+0;-0} MB, afterwards {(after - before) / 1e6:+0;-0} MB"));
        foreach (var (feature, experience) in busy)
        {
            if (quiet[feature].Milliseconds.IsEmpty)
                continue;
            double goal = (3 * quiet[feature].Latencies.Percentile(95)) + 100;
            string kept = experience.Milliseconds.IsEmpty || experience.Latencies.Percentile(95) > goal ? "MISSED" : "kept";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {feature,-26} {experience}  goal {goal,5:F0} ms {kept}"));
        }
    }

    private static async Task<SortedDictionary<string, GentleCaller.Experience>> UseAsync(GentleCaller gentle, TimeSpan duration)
    {
        using var stop = new CancellationTokenSource(duration);
        return await gentle.UseAsync(stop.Token);
    }

    private static async Task<long> PeakAsync(RunningApplication application, CancellationToken stop)
    {
        long peak = 0;
        while (!stop.IsCancellationRequested)
        {
            peak = Math.Max(peak, application.WorkingSet);
            await Task.Delay(50, stop).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
        return peak;
    }
}
