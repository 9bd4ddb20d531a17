using System.Text;
using RecApp.Bundles.Arrays;
using RecApp.Spotify;

namespace RecApp.Features.Playlists.Model.Catalogue;

/// <summary>Spotify ids in one block of 22 bytes each, ascending, so that an id is found by halving.</summary>
public sealed class SpotifyIds
{
    /// <summary>Letters and digits of an id.</summary>
    public const int Length = SpotifyLink.IdLength;

    private readonly byte[] _bytes;

    private SpotifyIds(byte[] bytes) => _bytes = bytes;

    public int Count => _bytes.Length / Length;

    /// <summary>The id at an index.</summary>
    public string this[int index] => Encoding.ASCII.GetString(_bytes, index * Length, Length);

    /// <summary>Packs ids that ascend by ordinal comparison.</summary>
    /// <exception cref="ArgumentException">One is no id, or they don't ascend.</exception>
    public static SpotifyIds From(IReadOnlyList<string> ids)
    {
        for (int i = 0; i < ids.Count; i++)
        {
            if (!SpotifyLink.IsId(ids[i]) || (i > 0 && string.CompareOrdinal(ids[i - 1], ids[i]) >= 0))
                throw new ArgumentException($"'{ids[i]}' is no id or not in ascending order.", nameof(ids));
        }
        return new(Encoding.ASCII.GetBytes(string.Concat(ids)));
    }

    /// <summary>Index of an id; -1 when it is not there.</summary>
    public int Find(string? id)
    {
        if (!SpotifyLink.IsId(id))
            return -1;
        Span<byte> wanted = stackalloc byte[Length];
        Encoding.ASCII.GetBytes(id, wanted);
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = wanted.SequenceCompareTo(_bytes.AsSpan(middle * Length, Length));
            if (order == 0)
                return middle;
            if (order < 0)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return -1;
    }

    internal static SpotifyIds Read(ArrayReader reader)
    {
        byte[] bytes = reader.Read<byte>();
        return bytes.Length % Length == 0 ? new(bytes) : throw new InvalidDataException("The block of ids is cut off.");
    }

    internal void Write(ArrayWriter writer) => writer.Write(_bytes);
}
