using System.Net;
using System.Net.Sockets;

namespace RecApp.Benchmarks.Fairness;

/// <summary>Callers of this machine with addresses of their own: all of 127.0.0.0/8 leads to the application and comes from there.</summary>
internal static class CallerAddress
{
    public static readonly IPAddress Gentle = IPAddress.Loopback;

    public static readonly IPAddress Greedy = new([127, 0, 0, 2]);

    /// <summary>A browser or program at this address.</summary>
    public static HttpClient ClientAt(IPAddress address, Uri application, CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler
        {
            CookieContainer = cookies ?? new(),
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    socket.Bind(new IPEndPoint(address, 0));
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
        })
        { BaseAddress = application, Timeout = TimeSpan.FromMinutes(2) };
}
