using System.Diagnostics;

namespace RecApp.Benchmarks.Fairness;

/// <summary>A greedy caller as a process of its own, at the lowest priority.</summary>
internal sealed class GreedyProcess : IDisposable
{
    /// <summary>The measurement's name of what the process does.</summary>
    public const string Command = "greed";

    private readonly Process _process;

    private GreedyProcess(Process process) => _process = process;

    /// <summary>Starts taking.</summary>
    /// <param name="application">Where from.</param>
    /// <param name="kind">One of <see cref="GreedyCaller.Kinds"/>.</param>
    public static GreedyProcess Start(Uri application, string kind)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "RecApp.Benchmarks.dll");
        var start = new ProcessStartInfo("nice", ["-n", "19", "dotnet", program, Command, application.ToString(), kind])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new(Process.Start(start) ?? throw new InvalidOperationException("nice did not start."));
    }

    /// <summary>The process itself: takes until its standard input ends, then says what came back.</summary>
    public static async Task RunAsync(Uri application, string kind)
    {
        using var greedy = new GreedyCaller(application);
        await greedy.PrepareAsync();
        var (atOnce, deed) = greedy.Deeds[kind];
        using var stop = new CancellationTokenSource();
        var taking = greedy.TakeAsync(atOnce, deed, stop.Token);
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        await taking;
        Console.WriteLine(greedy.TakeOutcomes());
    }

    /// <summary>Ends it.</summary>
    /// <returns>What came back, as in <c>200: 12, 429: 7</c>.</returns>
    public async Task<string> StopAsync()
    {
        _process.StandardInput.Close();
        string outcomes = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return outcomes.Trim();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
