using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RecApp.Tests.Deployment;
using StackExchange.Redis;

namespace RecApp.Tests.Support;

/// <summary>A real Redis on a free port of this machine, in a folder that goes with it. It can be away for a while.</summary>
/// <param name="keeps">Whether it knows after a restart what it knew before.</param>
internal sealed class RedisServer(bool keeps = false) : IAsyncDisposable
{
    private const string Executable = "/usr/bin/redis-server";

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = Nginx.FreePort();
    private Process? _process;

    /// <summary>Why tests with Redis can't run here; null where they can.</summary>
    public static string? Missing { get; } = File.Exists(Executable) ? null : "Redis is not installed (Debian: apt-get install redis-server).";

    /// <summary>For <c>Cluster:Redis</c>.</summary>
    public string Connection => $"127.0.0.1:{_port}";

    /// <summary>One that keeps what it is told.</summary>
    public static async Task<RedisServer> StartNewAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        RedisServer server = new(keeps: true);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Starts it, unless it runs, and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_process is { HasExited: false })
            return;
        ProcessStartInfo start = new(Executable) { RedirectStandardOutput = true, WorkingDirectory = _folder.Location };
        foreach (string argument in (string[])["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", keeps ? "yes" : "no", "--loglevel", "warning"])
            start.ArgumentList.Add(argument);
        _process = Process.Start(start) ?? throw new InvalidOperationException("Redis did not start.");
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        for (int tries = 0; ; tries++)
        {
            try
            {
                using TcpClient probe = new();
                await probe.ConnectAsync(IPAddress.Loopback, _port, cancellationToken);
                return;
            }
            catch (SocketException) when (!_process.HasExited && tries < 200)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }

    /// <summary>Changes one of its settings while it runs.</summary>
    public async Task ConfigureAsync(string name, string value)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Connection + ",allowAdmin=true");
        await connection.GetDatabase().ExecuteAsync("CONFIG", "SET", name, value);
    }

    /// <summary>Ends it as a power cut would.</summary>
    public async Task StopAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}
