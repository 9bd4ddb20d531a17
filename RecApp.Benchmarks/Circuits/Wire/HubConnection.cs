using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace RecApp.Benchmarks.Circuits.Wire;

/// <summary>A message of the hub that calls the browser: JS.RenderBatch and the like.</summary>
internal delegate Task HubCall(string target, object?[] arguments);

/// <summary>One WebSocket to <c>/_blazor</c> that speaks blazorpack: SignalR's frames with MessagePack inside.</summary>
internal sealed class HubConnection(ClientWebSocket socket, HubCall onCall) : IAsyncDisposable
{
    private const byte EndOfHandshake = 0x1e;
    private static readonly Dictionary<string, string> NoHeaders = [];
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _gone = new();
    private readonly Dictionary<string, TaskCompletionSource<object?>> _calls = [];
    private readonly ArrayBufferWriter<byte> _received = new(16 * 1024);
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lastCall;

    /// <summary>Completes with the reason when the connection ends, whoever ended it.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>Shakes hands and starts to listen.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Binary, true, cancellationToken);
        int end;
        while ((end = _received.WrittenSpan.IndexOf(EndOfHandshake)) < 0)
            if (!await ReceiveAsync(cancellationToken))
                throw new IOException("The hub closed during the handshake.");
        var answer = Encoding.UTF8.GetString(_received.WrittenSpan[..end]);
        if (answer.Contains("error", StringComparison.Ordinal))
            throw new IOException($"Handshake: {answer}");
        Consume(end + 1);
        _ = ListenAsync();
        _ = PingAsync();
    }

    /// <summary>Calls the hub without waiting for an answer.</summary>
    public Task SendAsync(string target, params object?[] arguments) => WriteAsync([1, NoHeaders, null, target, arguments]);

    /// <summary>Calls the hub and waits for its answer.</summary>
    public async Task<object?> InvokeAsync(string target, params object?[] arguments)
    {
        var call = (++_lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answered = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_calls)
            _calls[call] = answered;
        await WriteAsync([1, NoHeaders, call, target, arguments]);
        return await answered.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult("left");
        await _gone.CancelAsync();
        socket.Abort();
        socket.Dispose();
    }

    private async Task WriteAsync(object?[] message)
    {
        var body = PackWriter.Write(message);
        var frame = new ArrayBufferWriter<byte>(body.Length + 5);
        for (var rest = (uint)body.Length; ; rest >>= 7)
        {
            frame.GetSpan(1)[0] = (byte)(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest);
            frame.Advance(1);
            if (rest <= 0x7f)
                break;
        }

        frame.Write(body);
        await _sending.WaitAsync(_gone.Token);
        try
        {
            await socket.SendAsync(frame.WrittenMemory, WebSocketMessageType.Binary, true, _gone.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            do
            {
                while (TakeMessage() is { } message)
                    await HandleAsync((object?[])new PackReader(message).Read()!);
            }
            while (await ReceiveAsync(_gone.Token));
            _ended.TrySetResult($"closed by the server: {socket.CloseStatusDescription}");
        }
        catch (Exception problem)
        {
            _ended.TrySetResult($"{problem.GetType().Name}: {problem.Message}");
        }

        lock (_calls)
            foreach (var call in _calls.Values)
                call.TrySetException(new IOException("The connection is gone."));
    }

    private async Task HandleAsync(object?[] message)
    {
        switch (message[0])
        {
            case 1L:
                await onCall((string)message[3]!, (object?[])message[4]!);
                // The server waits for an answer where it has given its call a number.
                if (message[2] is string number)
                    await WriteAsync([3, NoHeaders, number, 3, true]);
                break;
            case 3L:
                TaskCompletionSource<object?>? answered;
                lock (_calls)
                    _calls.Remove((string)message[2]!, out answered);
                if (message[3] is 1L)
                    answered?.TrySetException(new IOException((string)message[4]!));
                else
                    answered?.TrySetResult(message.Length > 4 ? message[4] : null);
                break;
            case 7L:
                throw new IOException($"The hub closes: {(message.Length > 1 ? message[1] : null) ?? "no reason"}");
        }
    }

    private byte[]? TakeMessage()
    {
        var buffer = _received.WrittenSpan;
        var (length, head, shift) = (0, 0, 0);
        while (true)
        {
            if (head == buffer.Length)
                return null;
            var part = buffer[head++];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
                break;
            shift += 7;
        }

        if (buffer.Length < head + length)
            return null;
        var message = buffer.Slice(head, length).ToArray();
        Consume(head + length);
        return message;
    }

    private void Consume(int bytes)
    {
        var rest = _received.WrittenSpan[bytes..].ToArray();
        _received.ResetWrittenCount();
        _received.Write(rest);
    }

    private async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        var received = await socket.ReceiveAsync(_received.GetMemory(4 * 1024), cancellationToken);
        if (received.MessageType == WebSocketMessageType.Close)
            return false;
        _received.Advance(received.Count);
        return true;
    }

    private async Task PingAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(PingInterval);
            while (await timer.WaitForNextTickAsync(_gone.Token))
                await WriteAsync([6]);
        }
        catch (Exception problem) when (problem is OperationCanceledException or WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection has ended; listening says why.
        }
    }
}
