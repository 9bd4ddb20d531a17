using System.ComponentModel;
using System.Diagnostics;
using RecApp.Bundles;
using RecApp.Tables;

namespace RecApp.Features.Lyrics.Training.Own;

/// <summary>The repository's <c>training/lyrics/train_lyrics.py</c> with a Python that can run it.</summary>
/// <param name="Python">The interpreter.</param>
/// <param name="Script">The script.</param>
internal sealed record TrainingScript(string Python, string Script)
{
    private const int LinesOfAnError = 5;

    // Where another Python stands first in the path, the system's may still have Debian's packages.
    private static readonly string[] Usual = ["python3", "python", "/usr/bin/python3"];

    /// <summary>Looks for both.</summary>
    /// <param name="python">The interpreter to take; null to look for one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DataFileException">One of them is missing; the message says what to install.</exception>
    public static async Task<TrainingScript> FindAsync(string? python, CancellationToken cancellationToken)
    {
        string script = SourceTree.Roots(Directory.GetCurrentDirectory()).Select(root => Path.Combine(root, "training", "lyrics", "train_lyrics.py")).FirstOrDefault(File.Exists)
            ?? throw new DataFileException("Training needs training/lyrics/train_lyrics.py of RecApp's repository; run this command there.");
        foreach (string candidate in python is null ? Usual : [python])
            if (await new TrainingScript(candidate, script).CanRunAsync(cancellationToken))
                return new(candidate, script);
        throw new DataFileException($"{(python is null ? "No Python in the path has" : $"{python} doesn't have")} PyTorch, ONNX and NumPy, which training needs. "
            + "Debian: apt-get install gcc python3-torch python3-onnx python3-numpy libopenblas0-openmp. Elsewhere: pip install torch onnx numpy. Name another Python with --python.");
    }

    /// <summary>Runs the script to its end.</summary>
    /// <param name="arguments">For it.</param>
    /// <param name="say">Told of every line that it prints.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="DataFileException">It failed; the message holds its last lines.</exception>
    public async Task RunAsync(IEnumerable<string> arguments, Action<string> say, CancellationToken cancellationToken)
    {
        var last = new Queue<string>();
        int code = await StartAsync([Script, .. arguments], say, line =>
        {
            last.Enqueue(line);
            if (last.Count > LinesOfAnError)
                last.Dequeue();
        }, cancellationToken);
        if (code != 0)
            throw new DataFileException($"Training failed with code {code}: {string.Join(' ', last).Trim()}");
    }

    private async Task<bool> CanRunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await StartAsync(["-c", "import numpy, onnx, torch"], _ => { }, _ => { }, cancellationToken) == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private async Task<int> StartAsync(IEnumerable<string> arguments, Action<string> printed, Action<string> failed, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = new(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += (_, line) => Hand(line.Data, printed);
        process.ErrorDataReceived += (_, line) => Hand(line.Data, failed);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return process.ExitCode;
    }

    private static void Hand(string? line, Action<string> to)
    {
        if (line is not null)
            to(line);
    }
}
