using System.Diagnostics;
using System.Globalization;
using RecApp.Tests.Deployment;
using RecApp.Tests.Features.Sentiment;

namespace RecApp.Tests.Support;

/// <summary>Two processes of the application behind the shipped nginx configuration, with a Redis that they share and a folder for each.</summary>
internal sealed class TwoInstances : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports = [Nginx.FreePort(), Nginx.FreePort()];
    private readonly ApplicationProcess?[] _processes = new ApplicationProcess?[2];
    private readonly Nginx _nginx;

    public TwoInstances() => _nginx = new(At(0), At(1));

    /// <summary>Why tests with several instances can't run here; null where they can.</summary>
    public static string? Missing { get; } = OperatingSystem.IsWindows() ? "Signals are sent by Unix." : Nginx.Missing ?? RedisServer.Missing;

    public RedisServer Redis { get; } = new();

    /// <summary>Where visitors go.</summary>
    public Uri Address => _nginx.Secure;

    /// <summary>Starts all of it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        TinySentiment.Write(_folder.Combine("models"));
        await Redis.StartAsync(cancellationToken);
        await Task.WhenAll(StartAsync(0, cancellationToken), StartAsync(1, cancellationToken));
        await _nginx.StartAsync(cancellationToken);
    }

    /// <summary>Starts an instance that was stopped.</summary>
    public async Task StartAsync(int instance, CancellationToken cancellationToken)
    {
        _processes[instance] = ApplicationProcess.Start(["--urls", At(instance).AbsoluteUri], new Dictionary<string, string>
        {
            // Otherwise only what is published has scripts.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Cluster__Redis"] = Redis.Connection,
            ["Storage__Path"] = _folder.Combine($"data-{instance}"),
            ["Models__Path"] = _folder.Combine("models"),
            ["Hosting__KnownProxies__0"] = "127.0.0.1",
            // So that a test does not wait for a circuit to be given up.
            ["Hosting__Circuits__DisconnectedRetentionSeconds"] = "1",
        });
        await _processes[instance]!.WaitUntilReadyAsync(cancellationToken);
        // Nobody reads on: a full pipe would stop it.
        _ = _processes[instance]!.Process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>The instance that a browser's next request would go to.</summary>
    public async Task<int> FindAsync(BrowserTab tab)
    {
        var answer = await tab.Page.APIRequest.GetAsync(tab.At("/favicon.svg"));
        return Array.FindIndex(_ports, port => answer.Headers["x-server"].EndsWith(port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>Asks an instance to stop, and waits until it has.</summary>
    public async Task TerminateAsync(int instance, CancellationToken cancellationToken)
    {
        using var sent = Process.Start("kill", ["-TERM", _processes[instance]!.Process.Id.ToString(CultureInfo.InvariantCulture)]);
        await _processes[instance]!.Process.WaitForExitAsync(cancellationToken);
        await _processes[instance]!.DisposeAsync();
        _processes[instance] = null;
    }

    /// <summary>Ends an instance as a loss of power does.</summary>
    public async Task KillAsync(int instance)
    {
        await _processes[instance]!.DisposeAsync();
        _processes[instance] = null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.OfType<ApplicationProcess>())
            await process.DisposeAsync();
        await _nginx.DisposeAsync();
        await Redis.DisposeAsync();
        _folder.Dispose();
    }

    private Uri At(int instance) => new($"http://127.0.0.1:{_ports[instance]}");
}
