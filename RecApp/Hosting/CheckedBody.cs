using RecApp.Validation;

namespace RecApp.Hosting;

/// <summary>A body that is decompressed while it is read: where it is damaged the caller is to blame and not the server.</summary>
/// <param name="inner">Decompresses; it goes with this one.</param>
internal sealed class CheckedBody(Stream inner) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            throw Refused();
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return inner.Read(buffer, offset, count);
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            throw Refused();
        }
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    // The second is what Brotli says.
    private static bool IsDamage(Exception exception) => exception is InvalidDataException or InvalidOperationException and not ObjectDisposedException;

    private static InvalidRequestException Refused() => new("body", "The compressed body is damaged, or it breaks off.");
}
