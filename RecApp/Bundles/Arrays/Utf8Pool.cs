using System.Text;

namespace RecApp.Bundles.Arrays;

/// <summary>Many short texts in one block of bytes: a hundred thousand strings cost their letters and four bytes each.</summary>
public sealed class Utf8Pool
{
    private readonly byte[] _bytes;
    private readonly int[] _ends;

    private Utf8Pool(byte[] bytes, int[] ends)
    {
        _bytes = bytes;
        _ends = ends;
    }

    /// <summary>How many texts there are.</summary>
    public int Count => _ends.Length;

    /// <summary>The text at an index.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Bytes(index));

    /// <summary>Packs texts, keeping their order.</summary>
    public static Utf8Pool From(IEnumerable<string> texts)
    {
        using var bytes = new MemoryStream();
        var ends = new List<int>();
        foreach (string text in texts)
        {
            bytes.Write(Encoding.UTF8.GetBytes(text));
            ends.Add((int)bytes.Length);
        }
        return new(bytes.ToArray(), [.. ends]);
    }

    /// <summary>The text's UTF-8 bytes.</summary>
    public ReadOnlySpan<byte> Bytes(int index)
    {
        int start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.AsSpan(start, _ends[index] - start);
    }

    internal static Utf8Pool Read(ArrayReader reader)
    {
        byte[] bytes = reader.Read<byte>();
        ushort[] lengths = reader.Read<ushort>();
        return new(bytes, Offsets.Ends(lengths));
    }

    internal void Write(ArrayWriter writer)
    {
        writer.Write(_bytes);
        writer.Write(Offsets.Lengths(_ends));
    }
}
