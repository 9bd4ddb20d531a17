using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecApp.Bundles.Arrays;

/// <summary>
/// Packs arrays into one Brotli-compressed block, one after the other. The bytes of a number are kept in planes (all
/// lowest bytes first, then the next), which compresses numbers of similar size far better. Little-endian.
/// </summary>
public sealed class ArrayWriter
{
    private readonly MemoryStream _plain = new();

    public ArrayWriter Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BitConverter.TryWriteBytes(length, values.Length);
        _plain.Write(length);
        int size = Unsafe.SizeOf<T>();
        var bytes = MemoryMarshal.AsBytes(values);
        var planes = new byte[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
            planes[i % size * values.Length + i / size] = bytes[i];
        _plain.Write(planes);
        return this;
    }

    public ArrayWriter Write<T>(T[] values)
        where T : unmanaged => Write((ReadOnlySpan<T>)values);

    /// <summary>Everything written, compressed.</summary>
    public byte[] ToArray()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(_plain.GetBuffer().AsSpan(0, (int)_plain.Length));
        return packed.ToArray();
    }
}
