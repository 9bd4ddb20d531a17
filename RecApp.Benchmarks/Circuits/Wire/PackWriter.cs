using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace RecApp.Benchmarks.Circuits.Wire;

/// <summary>Writes the part of MessagePack that the hub of a circuit is spoken to in.</summary>
internal static class PackWriter
{
    /// <summary>Bytes of a value: null, bool, int, long, string, byte[], or an array of these; an empty dictionary stands for no headers.</summary>
    public static byte[] Write(object? value)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, value);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, object? value)
    {
        switch (value)
        {
            case null:
                Byte(output, 0xc0);
                break;
            case bool flag:
                Byte(output, flag ? (byte)0xc3 : (byte)0xc2);
                break;
            case int number:
                WriteInteger(output, number);
                break;
            case long number:
                WriteInteger(output, number);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                WriteHead(output, 0xdb, bytes.Length);
                output.Write(bytes);
                break;
            case byte[] content:
                WriteHead(output, 0xc6, content.Length);
                output.Write(content);
                break;
            case object?[] items:
                WriteHead(output, 0xdd, items.Length);
                foreach (var item in items)
                    Write(output, item);
                break;
            case IReadOnlyDictionary<string, string> { Count: 0 }:
                Byte(output, 0x80);
                break;
            default:
                throw new ArgumentException($"A circuit takes no {value.GetType().Name}.", nameof(value));
        }
    }

    private static void WriteInteger(ArrayBufferWriter<byte> output, long number)
    {
        if (number is >= 0 and <= 0x7f)
        {
            Byte(output, (byte)number);
            return;
        }

        Byte(output, 0xd3);
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(8), number);
        output.Advance(8);
    }

    // Short arrays have a form of their own; everything else takes the form with 32 bits of length.
    private static void WriteHead(ArrayBufferWriter<byte> output, byte type, int length)
    {
        if (type == 0xdd && length < 16)
        {
            Byte(output, (byte)(0x90 | length));
            return;
        }

        Byte(output, type);
        BinaryPrimitives.WriteInt32BigEndian(output.GetSpan(4), length);
        output.Advance(4);
    }

    private static void Byte(ArrayBufferWriter<byte> output, byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
