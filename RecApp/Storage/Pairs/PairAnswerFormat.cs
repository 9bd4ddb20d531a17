using System.Buffers.Binary;

namespace RecApp.Storage.Pairs;

/// <summary>
/// A pair's answers in few bytes: lowest and highest score as floats, then for each answer its item, the place of its score
/// between the two in 1/65,535, and the share of the pair's first item in it in 1/65,535; the second has the rest. All little-endian;
/// an item takes two bytes where that is enough for all, else four.
/// </summary>
/// <param name="take">How many answers each pair has.</param>
/// <param name="items">How many items there are.</param>
public sealed class PairAnswerFormat(int take, int items)
{
    private const int ScoreBytes = sizeof(ushort), ShareBytes = sizeof(ushort), RangeBytes = 2 * sizeof(float);

    private readonly int _itemBytes = items <= ushort.MaxValue + 1 ? sizeof(ushort) : sizeof(int);

    public int PairBytes => RangeBytes + take * AnswerBytes;

    private int AnswerBytes => _itemBytes + ScoreBytes + ShareBytes;

    /// <summary>Packs a pair's answers, best first.</summary>
    /// <param name="movies">[take] indices of items.</param>
    /// <param name="scores">[take], finite.</param>
    /// <param name="shares">[take] of the pair's first item, 0–1.</param>
    /// <param name="packed">[<see cref="PairBytes"/>].</param>
    public void Write(ReadOnlySpan<int> movies, ReadOnlySpan<float> scores, ReadOnlySpan<float> shares, Span<byte> packed)
    {
        float low = scores[^1], high = scores[0];
        BinaryPrimitives.WriteSingleLittleEndian(packed, low);
        BinaryPrimitives.WriteSingleLittleEndian(packed[sizeof(float)..], high);
        packed = packed[RangeBytes..];
        double scale = high > low ? ushort.MaxValue / ((double)high - low) : 0;
        for (int i = 0; i < take; i++, packed = packed[AnswerBytes..])
        {
            if (_itemBytes == sizeof(ushort))
                BinaryPrimitives.WriteUInt16LittleEndian(packed, (ushort)movies[i]);
            else
                BinaryPrimitives.WriteInt32LittleEndian(packed, movies[i]);
            BinaryPrimitives.WriteUInt16LittleEndian(packed[_itemBytes..], (ushort)Math.Round((scores[i] - low) * scale));
            BinaryPrimitives.WriteUInt16LittleEndian(packed[(_itemBytes + ScoreBytes)..], (ushort)Math.Round(shares[i] * ushort.MaxValue));
        }
    }

    /// <summary>Unpacks a pair's answers, best first.</summary>
    /// <param name="packed">[<see cref="PairBytes"/>].</param>
    /// <returns>[take] index of an item, its score, and the share of the pair's first item in it.</returns>
    public (int Item, float Score, float FirstShare)[] Read(ReadOnlySpan<byte> packed)
    {
        float low = BinaryPrimitives.ReadSingleLittleEndian(packed), high = BinaryPrimitives.ReadSingleLittleEndian(packed[sizeof(float)..]);
        packed = packed[RangeBytes..];
        var answers = new (int, float, float)[take];
        for (int i = 0; i < take; i++, packed = packed[AnswerBytes..])
        {
            int item = _itemBytes == sizeof(ushort) ? BinaryPrimitives.ReadUInt16LittleEndian(packed) : BinaryPrimitives.ReadInt32LittleEndian(packed);
            double place = BinaryPrimitives.ReadUInt16LittleEndian(packed[_itemBytes..]) / (double)ushort.MaxValue;
            float share = BinaryPrimitives.ReadUInt16LittleEndian(packed[(_itemBytes + ScoreBytes)..]) / (float)ushort.MaxValue;
            answers[i] = (item, (float)(low + place * ((double)high - low)), share);
        }
        return answers;
    }
}
