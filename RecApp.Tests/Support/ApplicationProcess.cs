using System.Diagnostics;

namespace RecApp.Tests.Support;

/// <summary>The built application as a process of its own: for exit codes, empty environments and crashes.</summary>
internal sealed class ApplicationProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ApplicationProcess(Process process) => _process = process;

    public Process Process => _process;

    /// <param name="arguments">What stands behind <c>RecApp</c> on the command line.</param>
    /// <param name="environment">The whole environment besides what .NET needs to start.</param>
    /// <param name="published">Folder of a published application, in place of the one that was built.</param>
    /// <param name="workingDirectory">Where it is started from; the project's folder unless another one is given.</param>
    public static ApplicationProcess Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? published = null, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? RepositoryFolder.Combine("RecApp"),
        };
        start.ArgumentList.Add(Path.Combine(published ?? AppContext.BaseDirectory, "RecApp.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var kept = new[] { "PATH", "DOTNET_ROOT", "SystemRoot" }.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).ToList();
        start.Environment.Clear();
        // A process that lives for a test has no use for pairs.
        start.Environment["Movies__Batch__AtStart"] = "false";
        foreach (var (name, value) in kept.Where(pair => pair.Value is not null))
            start.Environment[name] = value;
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new ApplicationProcess(Process.Start(start) ?? throw new InvalidOperationException("The application did not start."));
    }

    /// <summary>Reads its output up to the line that says where it answers.</summary>
    public async Task<Uri> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        var seen = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            seen.Add(line);
            if (line.Split("open ") is [_, var rest] && rest.StartsWith("http", StringComparison.Ordinal))
                return new Uri(rest.Split(' ')[0]);
        }
        throw new InvalidOperationException($"The application ended before it was ready:\n{string.Join('\n', seen)}\n{await _process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }
}
