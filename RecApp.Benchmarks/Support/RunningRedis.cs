using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace RecApp.Benchmarks.Support;

/// <summary>A Redis of its own on a free loopback port that keeps nothing on the disk.</summary>
internal sealed class RunningRedis : IAsyncDisposable
{
    private readonly Process _process;

    private RunningRedis(Process process, int port) => (_process, Connection) = (process, $"127.0.0.1:{port}");

    /// <summary>For <c>Cluster:Redis</c>.</summary>
    public string Connection { get; }

    public static async Task<RunningRedis> StartAsync()
    {
        int port = RunningApplication.FreePort();
        var process = Process.Start(new ProcessStartInfo("redis-server", ["--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("redis-server did not start.");
        process.BeginOutputReadLine();
        while (true)
        {
            try
            {
                using TcpClient probe = new();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return new(process, port);
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }

    /// <summary>What it holds, bytes.</summary>
    public async Task<long> UsedMemoryAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync($"{Connection},allowAdmin=true");
        var memory = (await redis.GetServers()[0].InfoAsync("memory")).SelectMany(section => section);
        return long.Parse(memory.First(entry => entry.Key == "used_memory").Value, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
