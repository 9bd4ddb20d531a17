namespace RecApp.Bundles.Onnx;

/// <summary>The fields of one protocol buffers message, one after the other.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int MostVarintBits = 63;

    private ReadOnlySpan<byte> _rest = message;

    public int Field { get; private set; }

    /// <summary>The field's number, where it is one of variable length; otherwise 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>The field's bytes, where it has a length; otherwise empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Whether the field has a length, as texts, bytes and messages have.</summary>
    public bool HasBytes { get; private set; }

    /// <summary>Reads the next field; false at the end.</summary>
    /// <exception cref="InvalidDataException">The message is cut off or no protocol buffers message.</exception>
    public bool Read()
    {
        if (_rest.IsEmpty)
            return false;
        var tag = ReadVarint();
        if (tag is 0 or > uint.MaxValue)
            throw Damaged();
        Field = (int)(tag >> 3);
        Number = 0;
        Bytes = default;
        HasBytes = (tag & 7) == 2;
        switch (tag & 7)
        {
            case 0: Number = ReadVarint(); break;
            case 1: Take(sizeof(ulong)); break;
            case 2: Bytes = Take(ReadVarint()); break;
            case 5: Take(sizeof(uint)); break;
            default: throw Damaged();
        }

        return true;
    }

    private static InvalidDataException Damaged() =>
        new("The model is damaged: it is cut off or no ONNX file.");

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
            throw Damaged();
        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift <= MostVarintBits; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw Damaged();
    }
}
