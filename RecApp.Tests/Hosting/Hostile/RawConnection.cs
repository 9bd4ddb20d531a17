using System.Net.Sockets;
using System.Text;

namespace RecApp.Tests.Hosting.Hostile;

/// <summary>A connection that sends what no HTTP client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static async Task<RawConnection> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        TcpClient client = new();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        return new(client);
    }

    /// <summary>Sends one request on a connection of its own and returns all that comes back until the server closes.</summary>
    public static async Task<RawAnswer> AskAsync(Uri server, string request, CancellationToken cancellationToken)
    {
        using var connection = await OpenAsync(server, cancellationToken);
        await connection.SendAsync(request, cancellationToken);
        return await connection.ReadToEndAsync(cancellationToken);
    }

    /// <returns>Whether it could still be sent.</returns>
    public async Task<bool> SendAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Everything up to the end of the connection; a reset ends it too.</summary>
    public async Task<RawAnswer> ReadToEndAsync(CancellationToken cancellationToken)
    {
        var (received, buffer) = (new StringBuilder(), new byte[4096]);
        try
        {
            while (await _stream.ReadAsync(buffer, cancellationToken) is > 0 and var count)
                received.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        catch (IOException)
        {
            // The server has closed before it read all.
        }
        return RawAnswer.Parse(received.ToString());
    }

    public void Dispose() => _client.Dispose();
}

/// <summary>An answer as it went over the wire.</summary>
/// <param name="Status">0 when there was none.</param>
/// <param name="Headers">Lines <c>Name: value</c>.</param>
/// <param name="Body">Everything behind the empty line.</param>
internal sealed record RawAnswer(int Status, IReadOnlyList<string> Headers, string Body)
{
    public static RawAnswer Parse(string text)
    {
        var parts = text.Split("\r\n\r\n", 2);
        var lines = parts[0].Split("\r\n");
        return lines[0].Split(' ') is ["HTTP/1.1", var status, ..]
            ? new(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), lines[1..], parts.ElementAtOrDefault(1) ?? "")
            : new(0, [], text);
    }

    public IEnumerable<string> Values(string name) => Headers
        .Where(header => header.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(header => header[(name.Length + 1)..].Trim());
}
