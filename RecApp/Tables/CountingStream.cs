namespace RecApp.Tables;

/// <summary>Passes an upload through and says after every read how many bytes have come.</summary>
internal sealed class CountingStream(Stream inner, Action<long> onRead) : ReadOnlyStream
{
    private long _read;

    public override long Length => inner.Length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        _read += count;
        onRead(_read);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Uploads are read asynchronously.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
