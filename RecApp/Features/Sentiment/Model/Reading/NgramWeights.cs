using System.Numerics;
using RecApp.Bundles.Arrays;
using RecApp.Features.Sentiment.Model.Text;

namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>The weight of each n-gram that matters, in 16 bits, found by its number. Immutable.</summary>
internal sealed class NgramWeights
{
    private const ushort Free = 0;

    private readonly double _step;
    private readonly uint[] _marks;
    private readonly short[] _weights;
    private readonly ushort[] _taken;
    private readonly int _placeBits;

    private NgramWeights(ulong[] keys, short[] weights, double step)
    {
        (Count, _step) = (keys.Length, step);
        // At most half full: a search ends after a step or two.
        _placeBits = Math.Max(Ngrams.Bits - 32, BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, keys.Length) * 2)));
        int places = 1 << _placeBits;
        (_marks, _weights, _taken) = (new uint[places], new short[places], new ushort[(places + 15) / 16]);
        for (int i = 0; i < keys.Length; i++)
        {
            int place = PlaceOf(keys[i]);
            while (IsTaken(place))
                place = (place + 1) & (places - 1);
            _taken[place >> 4] |= (ushort)(1 << (place & 15));
            (_marks[place], _weights[place]) = (MarkOf(keys[i]), weights[i]);
        }
    }

    /// <summary>How many n-grams have a weight.</summary>
    public int Count { get; }

    /// <summary>Rounds weights to 16 bits.</summary>
    /// <param name="keys">Ascending and different.</param>
    /// <param name="weights">As many.</param>
    public static NgramWeights From(ulong[] keys, double[] weights, out byte[] file)
    {
        double step = Math.Max(1e-12, weights.Max(Math.Abs) / short.MaxValue);
        short[] rounded = Array.ConvertAll(weights, weight => (short)Math.Round(weight / step));
        // Gaps are far smaller than numbers, and their upper bytes compress to nothing.
        ulong[] gaps = [.. keys.Select((key, i) => key - (i == 0 ? 0 : keys[i - 1]))];
        file = new ArrayWriter().Write(gaps).Write(rounded).Write([step]).ToArray();
        return new(keys, rounded, step);
    }

    /// <exception cref="InvalidDataException">The file is not one of ours.</exception>
    public static NgramWeights Read(Stream file)
    {
        using var reader = new ArrayReader(file);
        ulong[] gaps = reader.Read<ulong>();
        short[] weights = reader.Read<short>();
        double[] step = reader.Read<double>();
        if (gaps.Length != weights.Length || step is not [> 0])
            throw new InvalidDataException("The weights of n-grams contradict each other.");
        var keys = new ulong[gaps.Length];
        ulong key = 0;
        for (int i = 0; i < keys.Length; i++)
            keys[i] = key += gaps[i];
        return new(keys, weights, step[0]);
    }

    /// <summary>Finds an n-gram's weight; false where it has none.</summary>
    public bool TryGet(ulong key, out double weight)
    {
        uint mark = MarkOf(key);
        for (int place = PlaceOf(key); IsTaken(place); place = (place + 1) & (_marks.Length - 1))
        {
            if (_marks[place] != mark)
                continue;
            weight = _weights[place] * _step;
            return true;
        }
        weight = 0;
        return false;
    }

    // Place and mark together are the whole number, but for neighbours that the search runs into.
    private int PlaceOf(ulong key) => (int)(key & ((1UL << _placeBits) - 1));

    private static uint MarkOf(ulong key) => (uint)(key >> (Ngrams.Bits - 32));

    private bool IsTaken(int place) => (_taken[place >> 4] & (1 << (place & 15))) != Free;
}
