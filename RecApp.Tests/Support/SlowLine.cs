using System.Net;
using System.Net.Sockets;

namespace RecApp.Tests.Support;

/// <summary>A line to a server that can be slow, fall silent without anybody being told, or break.</summary>
public sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _gone = new();
    private readonly Uri _server;
    private readonly IPAddress _visitor;
    private volatile TaskCompletionSource _open = Opened();
    private volatile CancellationTokenSource _cut = new();

    /// <param name="server">At its other end.</param>
    /// <param name="visitor">The address that the server sees, one of this machine's own.</param>
    public SlowLine(Uri server, IPAddress? visitor = null)
    {
        (_server, _visitor) = (server, visitor ?? IPAddress.Loopback);
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where the browser finds the server behind the line.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How long what either side sends is under way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>From now on nothing arrives, and no connection is closed.</summary>
    public void FallSilent() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was under way arrives, and what comes after it.</summary>
    public void Speak() => _open.TrySetResult();

    /// <summary>Closes every connection, and those that come at once.</summary>
    public Task CutAsync() => _cut.CancelAsync();

    /// <summary>All is well again.</summary>
    public void Mend()
    {
        Speak();
        if (_cut.IsCancellationRequested)
            _cut = new();
    }

    /// <summary>Closes every connection, and there will be no other.</summary>
    public Task HangUpAsync() => _gone.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _listener.Dispose();
        _gone.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        TaskCompletionSource open = new();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = JoinAsync(await _listener.AcceptTcpClientAsync(_gone.Token));
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The line is given up.
        }
    }

    private async Task JoinAsync(TcpClient browser)
    {
        using (browser)
        using (TcpClient server = new(new IPEndPoint(_visitor, 0)) { NoDelay = true })
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token, _cut.Token))
        {
            browser.NoDelay = true;
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, end.Token);
                await Task.WhenAny(CarryAsync(browser.GetStream(), server.GetStream(), end.Token), CarryAsync(server.GetStream(), browser.GetStream(), end.Token));
            }
            catch (Exception problem) when (problem is OperationCanceledException or IOException or SocketException)
            {
                // Either side has hung up.
            }
        }
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to, CancellationToken end)
    {
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(chunk, end)) > 0)
        {
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay, TimeProvider.System, end);
            await _open.Task.WaitAsync(end);
            await to.WriteAsync(chunk.AsMemory(0, read), end);
        }
    }
}
