using System.Diagnostics;
using System.Net;
using System.Reflection;
using RecApp.Tests.Support;

namespace RecApp.Tests.Deployment;

/// <summary>The application as it is published, started from a folder in which there is nothing.</summary>
public sealed class PublishedApplication : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();
    private ApplicationProcess? _process;

    public string Folder => _folder.Combine("published");

    public string WorkingDirectory => _folder.Combine("empty");

    public HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        await PublishAsync(patience.Token);
        Directory.CreateDirectory(WorkingDirectory);
        _process = ApplicationProcess.Start(["--urls", "http://127.0.0.1:0", "--Storage:Path", _folder.Combine("storage")], published: Folder, workingDirectory: WorkingDirectory);
        Client.BaseAddress = await _process.WaitUntilReadyAsync(patience.Token);
        // It answers before every model is loaded.
        while (true)
        {
            using var answer = await Client.GetAsync("/health/ready", patience.Token);
            if (answer.StatusCode == HttpStatusCode.OK)
                return;
            await Task.Delay(100, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        _folder.Dispose();
    }

    // What is published has been built already, as these tests have been.
    private async Task PublishAsync(CancellationToken cancellation)
    {
        string configuration = typeof(Program).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        ProcessStartInfo start = new("dotnet", ["publish", "RecApp", "--no-build", "--no-restore", "--configuration", configuration, "--output", Folder])
        {
            WorkingDirectory = RepositoryFolder.Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, output);
    }
}
