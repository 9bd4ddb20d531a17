using System.ComponentModel;
using System.Diagnostics;

namespace RecApp.Retraining;

/// <summary>
/// <c>train</c> in a process of its own: at a priority of its own, with memory that is gone afterwards, and ended at once when it is cancelled.
/// </summary>
internal static class TrainingProcess
{
    // .NET's own host may have started this process, or the application's.
    private const string Host = "dotnet";

    /// <param name="arguments">What stands behind the program's name.</param>
    /// <param name="variable">A variable of its environment; a secret stands there and not among the arguments.</param>
    /// <param name="priority">What it may take from others.</param>
    /// <param name="say">Takes every line that the training says.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <returns>Its exit code: 0 when it went well.</returns>
    /// <exception cref="Win32Exception">It can't be started.</exception>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, (string Name, string Value) variable, ProcessPriorityClass priority, Action<string> say, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == Host ? own : Host)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            ArgumentList = { typeof(TrainingProcess).Assembly.Location },
            // Threads of LightGBM that wait for each other sleep: spinning they would take the processors from those who ask.
            Environment = { [variable.Name] = variable.Value, ["OMP_WAIT_POLICY"] = "passive" },
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        using var kill = cancellationToken.Register(static running => End((Process)running!), process);
        Yield(process, priority);
        // The table of figures goes to standard output; unread it would fill the pipe.
        var unread = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (line.Length > 0)
                say(line);
        }
        await unread;
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return process.ExitCode;
    }

    private static void Yield(Process process, ProcessPriorityClass priority)
    {
        try
        {
            process.PriorityClass = priority;
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}
