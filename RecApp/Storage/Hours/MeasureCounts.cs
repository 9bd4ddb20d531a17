using RecApp.Bundles;
using RecApp.Monitoring.Drift;

namespace RecApp.Storage.Hours;

/// <summary>The measures of many predictions, each counted in the bins of its reference.</summary>
/// <param name="layout">The version's measures.</param>
public sealed class MeasureCounts(MeasureLayout layout)
{
    private const byte Format = 1;

    // Bins, then below, above and unknown.
    private readonly long[][] _counts = [.. layout.References.Select(reference => new long[reference.Counts.Count + 3])];

    /// <summary>Counts the numbers of a prediction.</summary>
    /// <param name="values">[measures]; what is not finite is unknown.</param>
    public void Add(ReadOnlySpan<float> values)
    {
        for (int measure = 0; measure < _counts.Length; measure++)
        {
            var reference = layout.References[measure];
            int bins = reference.Counts.Count;
            double value = values[measure];
            int place = !double.IsFinite(value) ? bins + 2 : value < reference.Edges[0] ? bins : value > reference.Edges[^1] ? bins + 1 : reference.BinOf(value);
            _counts[measure][place]++;
        }
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    /// <param name="bytes">As <see cref="ToBytes"/> wrote them; those of another layout are left out.</param>
    /// <returns>Whether they were of this layout.</returns>
    public bool Merge(byte[] bytes)
    {
        using BinaryReader reader = new(new MemoryStream(bytes, writable: false));
        try
        {
            if (reader.ReadByte() != Format || reader.Read7BitEncodedInt() != _counts.Length)
                return false;
            var read = new long[_counts.Length][];
            for (int measure = 0; measure < read.Length; measure++)
            {
                if (reader.Read7BitEncodedInt() != _counts[measure].Length)
                    return false;
                read[measure] = [.. Enumerable.Range(0, _counts[measure].Length).Select(_ => reader.Read7BitEncodedInt64())];
            }
            for (int measure = 0; measure < read.Length; measure++)
            {
                for (int place = 0; place < read[measure].Length; place++)
                    _counts[measure][place] += read[measure][place];
            }
            return true;
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            return false;
        }
    }

    /// <summary>A version byte, the number of measures, then for each how many counts it has and these, as 7-bit integers.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write(Format);
        writer.Write7BitEncodedInt(_counts.Length);
        foreach (long[] counts in _counts)
        {
            writer.Write7BitEncodedInt(counts.Length);
            foreach (long count in counts)
                writer.Write7BitEncodedInt64(count);
        }
        return bytes.ToArray();
    }

    /// <summary>[measures] in the layout's order.</summary>
    public IReadOnlyList<WindowCounts> Windows => [.. _counts.Select(counts => new WindowCounts(counts[..^3], counts[^3], counts[^2], counts[^1]))];
}
