using System.Buffers.Binary;
using System.Text;

namespace RecApp.Benchmarks.Circuits.Wire;

/// <summary>Reads MessagePack into null, bool, long, double, string, byte[] and object?[]; maps become arrays of key, value, key, value.</summary>
internal sealed class PackReader(ReadOnlyMemory<byte> source)
{
    private int _position;

    /// <summary>Reads one value.</summary>
    /// <exception cref="InvalidDataException">A kind of value that no hub sends.</exception>
    public object? Read()
    {
        var type = source.Span[_position++];
        return type switch
        {
            <= 0x7f => (long)type,
            <= 0x8f => ReadArray(2 * (type & 0x0f)),
            <= 0x9f => ReadArray(type & 0x0f),
            <= 0xbf => ReadText(type & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Take((int)ReadUnsigned(1)).ToArray(),
            0xc5 => Take((int)ReadUnsigned(2)).ToArray(),
            0xc6 => Take((int)ReadUnsigned(4)).ToArray(),
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
            0xcc => ReadUnsigned(1),
            0xcd => ReadUnsigned(2),
            0xce => ReadUnsigned(4),
            0xcf => ReadUnsigned(8),
            0xd0 => (long)(sbyte)ReadUnsigned(1),
            0xd1 => (long)(short)ReadUnsigned(2),
            0xd2 => (long)(int)ReadUnsigned(4),
            0xd3 => ReadUnsigned(8),
            0xd9 => ReadText((int)ReadUnsigned(1)),
            0xda => ReadText((int)ReadUnsigned(2)),
            0xdb => ReadText((int)ReadUnsigned(4)),
            0xdc => ReadArray((int)ReadUnsigned(2)),
            0xdd => ReadArray((int)ReadUnsigned(4)),
            0xde => ReadArray(2 * (int)ReadUnsigned(2)),
            0xdf => ReadArray(2 * (int)ReadUnsigned(4)),
            >= 0xe0 => (long)(sbyte)type,
            _ => throw new InvalidDataException($"0x{type:x2} is no value that a hub sends."),
        };
    }

    private object?[] ReadArray(int length)
    {
        var items = new object?[length];
        for (var i = 0; i < length; i++)
            items[i] = Read();
        return items;
    }

    private string ReadText(int length) => Encoding.UTF8.GetString(Take(length));

    private long ReadUnsigned(int bytes)
    {
        long number = 0;
        foreach (var part in Take(bytes))
            number = (number << 8) | part;
        return number;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var part = source.Span.Slice(_position, length);
        _position += length;
        return part;
    }
}
