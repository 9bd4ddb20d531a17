using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace RecApp.Tests.Support;

/// <summary>A JSON body that is sent in pieces, each on its own way before the next is written.</summary>
public sealed class PieceContent : HttpContent
{
    private readonly byte[] _body;
    private readonly Func<int> _size;

    /// <param name="json">The body.</param>
    /// <param name="size">Bytes of the next piece, at least one.</param>
    public PieceContent(string json, Func<int> size)
    {
        (_body, _size) = (Encoding.UTF8.GetBytes(json), size);
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (int from = 0; from < _body.Length;)
        {
            int count = Math.Min(_size(), _body.Length - from);
            await stream.WriteAsync(_body.AsMemory(from, count));
            await stream.FlushAsync();
            from += count;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
