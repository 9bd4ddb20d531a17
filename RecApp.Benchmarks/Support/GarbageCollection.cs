using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace RecApp.Benchmarks.Support;

/// <summary>
/// Makes another .NET process collect its garbage, over the runtime's diagnostic socket: a trace of the runtime's events that
/// asks for a collection (keyword GCHeapCollect) begins with a full one. This is the way of dotnet-gcdump.
/// </summary>
internal static class GarbageCollection
{
    private const ulong CollectKeyword = 0x800000;
    private const uint Verbose = 5;
    private const byte EventPipe = 0x02;
    private const byte Collect = 0x03;
    private const byte Stop = 0x01;
    private const byte Ok = 0x00;
    private const int HeaderLength = 20;

    /// <summary>Asks for a full collection and waits for it.</summary>
    /// <exception cref="IOException">The process has no diagnostic socket or refuses.</exception>
    public static async Task InduceAsync(int process)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{process}-*-socket").FirstOrDefault()
            ?? throw new IOException($"Process {process} has no diagnostic socket.");
        await using var trace = await SendAsync(path, Collect, Session());
        var session = await AnswerAsync(trace);
        // What is traced is of no interest, but it has to be taken away.
        var drained = trace.CopyToAsync(Stream.Null);
        await Task.Delay(TimeSpan.FromSeconds(3));
        await using (var stop = await SendAsync(path, Stop, session))
            await AnswerAsync(stop);
        await drained.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static byte[] Session()
    {
        using var payload = new MemoryStream();
        using var writer = new BinaryWriter(payload, Encoding.Unicode);
        const string Provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write(16u); // megabytes of buffer
        writer.Write(1u); // format: nettrace
        writer.Write(false); // no list of all methods at the end
        writer.Write(1u);
        writer.Write(CollectKeyword);
        writer.Write(Verbose);
        writer.Write((uint)Provider.Length);
        writer.Write(Encoding.Unicode.GetBytes(Provider));
        writer.Write(0u); // no filter
        writer.Flush();
        return payload.ToArray();
    }

    private static async Task<NetworkStream> SendAsync(string path, byte command, byte[] payload)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var stream = new NetworkStream(socket, ownsSocket: true);
        var message = new byte[HeaderLength + payload.Length];
        Encoding.ASCII.GetBytes("DOTNET_IPC_V1\0", message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        (message[16], message[17]) = (EventPipe, command);
        payload.CopyTo(message, HeaderLength);
        await stream.WriteAsync(message);
        return stream;
    }

    private static async Task<byte[]> AnswerAsync(NetworkStream stream)
    {
        var header = new byte[HeaderLength];
        await stream.ReadExactlyAsync(header);
        var payload = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(14)) - HeaderLength];
        await stream.ReadExactlyAsync(payload);
        return header[17] == Ok ? payload : throw new IOException($"The runtime refuses: {Convert.ToHexString(payload)}");
    }
}
