using System.Text;

namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>The n-grams as a stream of bytes: little-endian, each kind of number in a block of its own, as it packs best so.</summary>
internal static class NgramFile
{
    private const string Magic = "recapp n-grams 1";

    // More than any corpus of verse makes, and less than a damaged file could ask for.
    private const int MostEntries = 50_000_000;

    public static byte[] Write(NgramTable table)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(table.Single.Length);
        foreach (float probability in table.Single)
            writer.Write(probability);
        foreach (var level in table.Levels)
        {
            writer.Write(level.Count);
            var starts = level.Starts;
            var tokens = level.Tokens;
            for (int parent = 0; parent < level.Parents; parent++)
                writer.Write7BitEncodedInt(starts[parent + 1] - starts[parent]);
            for (int parent = 0; parent < level.Parents; parent++)
                for (int entry = starts[parent], before = 0; entry < starts[parent + 1]; before = tokens[entry++])
                    writer.Write7BitEncodedInt(tokens[entry] - before);
            writer.Write(level.Logarithms);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Reads the stream to its end and disposes it.</summary>
    /// <param name="content">What <see cref="Write"/> gave.</param>
    /// <param name="tokens">Size of the vocabulary.</param>
    /// <exception cref="InvalidDataException">The stream is no such table.</exception>
    public static NgramTable Read(Stream content, int tokens)
    {
        // Millions of numbers of a byte or two: out of an array they are read ten times as fast as out of a packed stream.
        using var whole = new MemoryStream();
        using (content)
            content.CopyTo(whole);
        whole.Position = 0;
        using var reader = new BinaryReader(whole, Encoding.UTF8);
        try
        {
            if (reader.ReadString() != Magic)
                throw new InvalidDataException("The n-grams are not in a form known here.");
            if (reader.ReadInt32() != tokens)
                throw new InvalidDataException("The n-grams are of another vocabulary.");
            float[] single = [.. Enumerable.Range(0, tokens).Select(_ => reader.ReadSingle())];
            var levels = new NgramLevel[NgramTable.Order - 1];
            for (int i = 0, parents = tokens; i < levels.Length; parents = levels[i++].Count)
                levels[i] = Level(reader, parents, tokens);
            return new(single, levels);
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The n-grams are damaged.", error);
        }
    }

    private static NgramLevel Level(BinaryReader reader, int parents, int tokens)
    {
        int count = reader.ReadInt32();
        if (count is < 0 or > MostEntries)
            throw new InvalidDataException($"The n-grams are damaged: {count} entries.");
        int[] starts = new int[parents + 1];
        for (int parent = 0; parent < parents; parent++)
        {
            starts[parent + 1] = starts[parent] + reader.Read7BitEncodedInt();
            if (starts[parent + 1] < starts[parent] || starts[parent + 1] > count)
                throw new InvalidDataException("The n-grams are damaged: more entries than there are.");
        }
        ushort[] last = new ushort[count];
        for (int parent = 0; parent < parents; parent++)
        {
            for (int entry = starts[parent], token = 0; entry < starts[parent + 1]; entry++)
            {
                token += reader.Read7BitEncodedInt();
                last[entry] = token >= 0 && token < tokens ? (ushort)token : throw new InvalidDataException("The n-grams are damaged: a token that is none.");
            }
        }
        byte[] logarithms = reader.ReadBytes(count);
        return new(starts, last, logarithms);
    }
}
