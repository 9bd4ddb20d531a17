namespace RecApp.Tables;

/// <summary>Passes a stream through and refuses to read beyond a number of bytes: a size that a sender states is not to be trusted.</summary>
internal sealed class CappedStream(Stream inner, long most) : ReadOnlyStream
{
    private long _read;

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    private int Counted(int count) => (_read += count) <= most
        ? count
        : throw new FileRefusedException($"The file is larger than {most / (1024 * 1024)} MB. Take a part of it.");
}
