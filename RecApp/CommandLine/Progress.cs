using RecApp.Tables;
using Spectre.Console;

namespace RecApp.CommandLine;

/// <summary>What a verb says while it works. It goes to standard error, so that a table can be redirected into a file.</summary>
internal static class Progress
{
    private static readonly IAnsiConsole Output = Create();

    public static void Say(string line) => Output.MarkupLineInterpolated($"[grey]{line}[/]");

    /// <summary>Writes a line that says what went wrong.</summary>
    public static void Fail(string line) => Output.MarkupLineInterpolated($"[red]{line}[/]");

    /// <summary>Does the work; what is wrong with files is said in one line instead of a stack trace.</summary>
    /// <returns>The process's exit code: 0 when it went well.</returns>
    public static int Guarded(Action work)
    {
        try
        {
            work();
            return 0;
        }
        catch (Exception error) when (error is DataFileException or IOException or UnauthorizedAccessException)
        {
            Fail(error.Message);
            return 1;
        }
    }

    private static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = Console.IsErrorRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        // Who reads a file or a pipe takes a line for what was said.
        if (Console.IsErrorRedirected)
            console.Profile.Width = int.MaxValue;
        return console;
    }

    /// <inheritdoc cref="Guarded"/>
    public static async Task<int> GuardedAsync(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception error) when (error is DataFileException or IOException or UnauthorizedAccessException)
        {
            Fail(error.Message);
            return 1;
        }
    }
}
