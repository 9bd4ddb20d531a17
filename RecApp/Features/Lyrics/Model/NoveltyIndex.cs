using System.Buffers.Binary;
using RecApp.Features.Lyrics.Training.Corpus;

namespace RecApp.Features.Lyrics.Model;

/// <summary>
/// Knows every run of <see cref="Window"/> words of the training text, in a Bloom filter (B. Bloom, 1970): it never misses one,
/// and takes a new run for an old one with the probability it was made for. Safe for concurrent use.
/// </summary>
internal sealed class NoveltyIndex
{
    /// <summary>Words in a run. One less than the longest quotation that may pass, so that the rate of copied runs of six stays low, too.</summary>
    public const int Window = 6;

    private const int BitsPerWindow = 10;
    private const int Hashes = 7;

    private readonly ulong[] _bits;

    private NoveltyIndex(ulong[] bits) => _bits = bits;

    /// <summary>Indexes poems; runs go over line ends, not over poems.</summary>
    /// <param name="poems">Their lines.</param>
    /// <param name="former">Whose runs are known, too. It stays as large: ever more verse beside it makes false alarms more frequent.</param>
    public static NoveltyIndex Build(IEnumerable<IEnumerable<string>> poems, NoveltyIndex? former = null)
    {
        var windows = new HashSet<ulong>();
        foreach (var lines in poems)
        {
            ulong[] words = [.. CorpusWords.Of(lines).Select(word => WordWindows.Hash(word))];
            for (int i = 0; i + Window <= words.Length; i++)
                windows.Add(WordWindows.Hash(words.AsSpan(i, Window)));
        }
        var index = new NoveltyIndex(former is null ? new ulong[Math.Max(1, ((windows.Count * (long)BitsPerWindow) + 63) / 64)] : [.. former._bits]);
        foreach (ulong window in windows)
            for (int i = 0; i < Hashes; i++)
                index._bits[index.Place(window, i) / 64] |= 1UL << (int)(index.Place(window, i) % 64);
        return index;
    }

    /// <summary>Share of bits that are set, to the power of the number of hashes: how often a new run is taken for a known one.</summary>
    public double FalsePositiveRate => Math.Pow(_bits.Sum(word => (double)ulong.PopCount(word)) / (64.0 * _bits.Length), Hashes);

    /// <summary>Whether a run of <see cref="Window"/> words stands in the training text.</summary>
    /// <param name="words">As <see cref="CorpusWords"/> gives them.</param>
    public bool Contains(ReadOnlySpan<string> words)
    {
        Span<ulong> hashes = stackalloc ulong[Window];
        for (int i = 0; i < Window; i++)
            hashes[i] = WordWindows.Hash(words[i]);
        ulong window = WordWindows.Hash(hashes);
        for (int i = 0; i < Hashes; i++)
            if ((_bits[Place(window, i) / 64] & (1UL << (int)(Place(window, i) % 64))) == 0)
                return false;
        return true;
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[_bits.Length * sizeof(ulong)];
        for (int i = 0; i < _bits.Length; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), _bits[i]);
        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are no such file.</exception>
    public static NoveltyIndex FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0 || bytes.Length % sizeof(ulong) != 0)
            throw new InvalidDataException("The novelty index is damaged: its length is no multiple of eight.");
        ulong[] bits = new ulong[bytes.Length / sizeof(ulong)];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes[(i * sizeof(ulong))..]);
        return new(bits);
    }

    // Two halves of one hash give as many as needed (Kirsch and Mitzenmacher, 2006).
    private long Place(ulong window, int hash) => (long)(unchecked((uint)window + ((ulong)hash * ((window >> 32) | 1))) * 0x9E3779B97F4A7C15 % (ulong)(_bits.Length * 64L));
}
