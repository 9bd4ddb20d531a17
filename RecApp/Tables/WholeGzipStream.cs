using System.Buffers.Binary;
using System.IO.Compression;

namespace RecApp.Tables;

/// <summary>
/// Unpacks a gzip file of one member and notices when its end is missing: <see cref="GZipStream"/> takes a file that was cut
/// off for one that ends there.
/// </summary>
internal sealed class WholeGzipStream : Stream
{
    private readonly string _path;
    private readonly GZipStream _plain;
    private readonly uint _expected;
    private uint _read;

    /// <exception cref="DataFileException">The file is too short for a gzip file.</exception>
    public WholeGzipStream(string path, FileStream packed)
    {
        _path = path;
        _plain = new(packed, CompressionMode.Decompress);
        // The last four bytes say how long the content is (RFC 1952, ISIZE).
        Span<byte> size = stackalloc byte[sizeof(uint)];
        if (packed.Length < 18)
            throw Damaged();
        packed.Position = packed.Length - size.Length;
        packed.ReadExactly(size);
        packed.Position = 0;
        _expected = BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            int count = _plain.Read(buffer);
            _read = unchecked(_read + (uint)count);
            return count > 0 || buffer.IsEmpty || _read == _expected ? count : throw Damaged();
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _plain.Dispose();
        base.Dispose(disposing);
    }

    private DataFileException Damaged() => new($"{_path} is damaged or cut off; expected a complete gzip file.");
}
