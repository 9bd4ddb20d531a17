using System.IO.Compression;

namespace RecApp.Tables;

/// <summary>
/// Unpacks a gzip file of any number of members and notices when its end is missing, which <see cref="GZipStream"/> does under
/// the switch System.IO.Compression.UseStrictValidation that every project of ours sets.
/// </summary>
internal sealed class WholeGzipStream : ReadOnlyStream
{
    private readonly string _path;
    private readonly GZipStream _plain;

    /// <exception cref="DataFileException">The file is too short for a gzip file.</exception>
    public WholeGzipStream(string path, FileStream packed)
    {
        _path = path;
        _plain = new(packed, CompressionMode.Decompress);
        // A header and a trailer alone: of an empty file nothing says that it was cut off.
        if (packed.Length < 18)
            throw Damaged();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _plain.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _plain.Dispose();
        base.Dispose(disposing);
    }

    private DataFileException Damaged() => new($"{_path} is damaged or cut off; expected a complete gzip file.");
}
