using System.Diagnostics;
using System.Globalization;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks.Circuits;

/// <summary>
/// A hundred people on two instances that share a Redis, each with a text in a field that no address carries. First a rolling deploy: each
/// instance is asked to stop while the other one runs. Then the one that everybody is on is killed. Who goes on, and how soon, with the text in
/// the field? What nginx does for browsers, to ask the other instance where one does not answer, people do here themselves.
/// </summary>
internal static class MovesMeasurement
{
    private const string Path = "/recommender";
    private const string Field = "spotify-link";
    private const int People = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(5);

    // Longer than a session waits until it is written down.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        await using var redis = await RunningRedis.StartAsync();
        Dictionary<string, string> shared = new() { ["Cluster__Redis"] = redis.Connection };
        await using var first = await RunningApplication.StartPublishedAsync(settings: shared);
        await using var second = await RunningApplication.StartPublishedAsync(settings: shared);
        RunningApplication[] instances = [first, second];
        var places = await Task.WhenAll(Enumerable.Range(0, People).Select(person => MovingTab.OpenAsync(instances[person % 2].Client, Path, Field, $"a link of person {person}")));
        await Task.Delay(Settled);

        await RollAsync("first", first, second, [.. places.Where((_, person) => person % 2 == 0)]);
        await RollAsync("second", second, first, places);

        await Task.Delay(Settled);
        long killed = Stopwatch.GetTimestamp();
        await first.KillAsync();
        var moves = await Task.WhenAll(places.Select(place => GoOnAsync(() => place.ReloadAsync(second.Client), killed)));
        Print("killed", moves);
        foreach (var place in places)
            await place.DisposeAsync();
    }

    private static async Task RollAsync(string name, RunningApplication stopped, RunningApplication other, MovingTab[] tabs)
    {
        long asked = Stopwatch.GetTimestamp();
        var moves = tabs.Select(tab => GoOnAsync(() => tab.MoveAsync(other.Client), asked)).ToArray();
        var (stop, start) = await stopped.RestartAsync();
        Print($"{name} instance restarted (ended after {stop.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s, ready {start.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture)} s later)", await Task.WhenAll(moves));
    }

    private static async Task<(Arrival Arrival, double Milliseconds)> GoOnAsync(Func<Task<Arrival>> move, long since)
    {
        try
        {
            var arrival = await move().WaitAsync(Patience);
            return (arrival, Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException or HttpRequestException or TimeoutException or System.Net.WebSockets.WebSocketException or InvalidDataException)
        {
            Console.WriteLine($"  {problem.GetType().Name}: {problem.Message}");
            return (Arrival.Lost, 0);
        }
    }

    private static void Print(string what, (Arrival Arrival, double Milliseconds)[] moves)
    {
        double[] went = [.. moves.Where(move => move.Arrival != Arrival.Lost).Select(move => move.Milliseconds)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {went.Length} of {moves.Length} went on with their text, {moves.Count(move => move.Arrival == Arrival.Reloaded)} by a reload, {went.Count(milliseconds => milliseconds <= Goal.TotalMilliseconds)} within {Goal.TotalSeconds:F0} s; {new Latencies(went.DefaultIfEmpty())}"));
    }
}
