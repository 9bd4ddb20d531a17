using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecApp.Bundles.Arrays;

/// <summary>Unpacks what <see cref="ArrayWriter"/> packed, in the same order and with the same types.</summary>
/// <param name="packed">Read to its end; not disposed.</param>
public sealed class ArrayReader(Stream packed) : IDisposable
{
    // No array of a model is anywhere near this; a damaged length must not reserve the memory of the machine.
    private const int LargestBytes = 1 << 28;

    private readonly BrotliStream _plain = new(packed, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>Reads the next array.</summary>
    /// <exception cref="InvalidDataException">The block ends early or is not one of ours.</exception>
    public T[] Read<T>()
        where T : unmanaged
    {
        Span<byte> prefix = stackalloc byte[sizeof(int)];
        ReadExactly(prefix);
        int length = BitConverter.ToInt32(prefix);
        int size = Unsafe.SizeOf<T>();
        if (length < 0 || (long)length * size > LargestBytes)
            throw new InvalidDataException($"An array of {length} entries is not one of ours.");
        var values = new T[length];
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        if (size == 1)
        {
            ReadExactly(bytes);
            return values;
        }
        var plane = new byte[length];
        for (int place = 0; place < size; place++)
        {
            ReadExactly(plane);
            for (int i = 0; i < length; i++)
                bytes[i * size + place] = plane[i];
        }
        return values;
    }

    public void Dispose() => _plain.Dispose();

    private void ReadExactly(Span<byte> bytes)
    {
        try
        {
            _plain.ReadExactly(bytes);
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidOperationException)
        {
            // The decompressor calls damaged data an invalid operation.
            throw new InvalidDataException("The block ends before its last array, or is damaged.", error);
        }
    }
}
