using System.Diagnostics;
using System.Globalization;
using RecApp.Benchmarks.Circuits.Wire;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks.Circuits;

/// <summary>
/// Many people at once on the published application, each with a circuit over a WebSocket, at a human pace. They share
/// the processors with the server. <c>RECAPP_LOAD_PEOPLE</c> and <c>RECAPP_LOAD_MINUTES</c> say how many and how long.
/// </summary>
internal static class CircuitMeasurement
{
    private const int OneOfThoseVanishes = 5;
    private static readonly TimeSpan RampUp = TimeSpan.FromSeconds(30);

    public static async Task RunAsync()
    {
        PackCheck.Run();
        var people = (int)Setting("RECAPP_LOAD_PEOPLE", 500);
        var duration = TimeSpan.FromMinutes(Setting("RECAPP_LOAD_MINUTES", 5));
        await using var application = await RunningApplication.StartPublishedAsync();
        var origin = application.Client.BaseAddress!;
        var warmUp = new CircuitTally();
        using (var first = new Visitor(origin, 0, warmUp))
            await first.SeeAllAsync();
        Console.WriteLine("warm-up by one person");
        warmUp.Print();
        await Task.Delay(TimeSpan.FromSeconds(10));

        var before = await MemoryAsync("before", application, null, 0);
        var (started, busy, own) = (Stopwatch.GetTimestamp(), application.ProcessorTime, Environment.CpuUsage.TotalTime);
        var tally = new CircuitTally();
        var visitors = Enumerable.Range(1, people).Select(seed => new Visitor(origin, seed, tally)).ToArray();
        using var stop = new CancellationTokenSource(RampUp + duration);
        var visits = visitors.Select(async (visitor, index) =>
        {
            await Task.Delay(RampUp * index / people);
            await visitor.UseAsync(stop.Token);
        }).ToArray();
        await Task.Delay(RampUp + TimeSpan.FromSeconds(5));
        // Only as it is: a full collection in the middle would be seen in the answers.
        Memory("all have come", application.WorkingSet, before.AsItIs, Open(visitors));
        await Task.WhenAll(visits);
        var (wall, processor) = (Stopwatch.GetElapsedTime(started), application.ProcessorTime - busy);
        foreach (var visitor in visitors)
            await visitor.LookAsync();
        await MemoryAsync("before they leave", application, before, Open(visitors));
        tally.Print();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"processor time of the server {processor.TotalSeconds:F0} s, of the load {(Environment.CpuUsage.TotalTime - own).TotalSeconds:F0} s, in {wall.TotalSeconds:F0} s on {Environment.ProcessorCount} cores"));

        await Task.WhenAll(visitors.Select((visitor, index) => visitor.LeaveAsync(tell: index % OneOfThoseVanishes != 0)));
        foreach (var visitor in visitors)
            visitor.Dispose();
        await Task.Delay(TimeSpan.FromMinutes(1));
        await MemoryAsync("1 minute after", application, before, 0);
        // Circuits of those who vanished are kept for three minutes, in case they come back.
        await Task.Delay(TimeSpan.FromMinutes(2.5));
        await MemoryAsync("3.5 minutes after", application, before, 0);
    }

    private static int Open(Visitor[] visitors) => visitors.Count(visitor => visitor.Tab is not null);

    private static async Task<(long AsItIs, long Collected)> MemoryAsync(string when, RunningApplication application, (long AsItIs, long Collected)? before, int circuits)
    {
        var asItIs = application.WorkingSet;
        var collected = await application.CollectedWorkingSetAsync();
        Memory(when, asItIs, before?.AsItIs ?? asItIs, circuits);
        Memory($"{when}, collected", collected, before?.Collected ?? collected, circuits);
        return (asItIs, collected);
    }

    private static void Memory(string when, long now, long before, int circuits) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"resident memory {when,-29} {now / 1e6:F0} MB, {(now - before) / 1e6:+0;-0} MB{(circuits == 0 ? "" : $", {circuits} circuits, {(now - before) / 1e3 / circuits:F0} KB each")}"));

    private static double Setting(string name, double otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
