using System.Diagnostics;
using RecApp.Benchmarks.Support;

namespace RecApp.Benchmarks;

/// <summary>From <c>dotnet run</c> of a built tree to the first page with status 200.</summary>
internal static class StartupMeasurement
{
    private const int Repetitions = 5;

    public static async Task RunAsync()
    {
        var durations = new List<double>();
        for (var repetition = 0; repetition <= Repetitions; repetition++)
        {
            var started = Stopwatch.GetTimestamp();
            await using var application = await RunningApplication.StartFromSourceAsync();
            // The first start builds what is not built yet.
            if (repetition > 0)
                durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        Console.WriteLine($"dotnet run to first page   {new Latencies(durations)}");
    }
}
