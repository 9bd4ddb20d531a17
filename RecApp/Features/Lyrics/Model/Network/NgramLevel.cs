namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>The n-grams of one length as a level of a trie: each entry is a token after a parent, with its discounted probability.</summary>
internal sealed class NgramLevel
{
    // A unit is a sixteenth of a natural logarithm: steps of 6 %, the last of them e^-15.9.
    private const double Units = 16;

    private static readonly float[] Values = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(logarithm => (float)Math.Exp(-logarithm / Units))];

    private readonly int[] _starts;
    private readonly ushort[] _tokens;
    private readonly byte[] _logarithms;

    /// <param name="starts">Where each parent's entries start, and the end, [parents + 1].</param>
    /// <param name="tokens">The last token of each entry, ascending within a parent.</param>
    /// <param name="logarithms">Its probability as <see cref="Logarithm"/> gives it.</param>
    /// <exception cref="InvalidDataException">The arrays don't belong together.</exception>
    public NgramLevel(int[] starts, ushort[] tokens, byte[] logarithms)
    {
        if (starts.Length == 0 || starts[0] != 0 || starts[^1] != tokens.Length || tokens.Length != logarithms.Length)
            throw new InvalidDataException("The arrays of n-grams have different lengths.");
        (_starts, _tokens, _logarithms) = (starts, tokens, logarithms);
    }

    public int Parents => _starts.Length - 1;

    public int Count => _tokens.Length;

    public ReadOnlySpan<int> Starts => _starts;

    public ReadOnlySpan<ushort> Tokens => _tokens;

    public ReadOnlySpan<byte> Logarithms => _logarithms;

    /// <summary>A probability as it is kept, rounded down so that those of one parent never come to more than one.</summary>
    public static byte Logarithm(double probability) => (byte)Math.Clamp(Math.Ceiling(-Math.Log(probability) * Units), 0, byte.MaxValue);

    /// <summary>The entry of a token after a parent; negative when there is none.</summary>
    public int Find(int parent, int token)
    {
        int place = _tokens.AsSpan(_starts[parent].._starts[parent + 1]).BinarySearch((ushort)token);
        return place < 0 ? -1 : _starts[parent] + place;
    }

    /// <summary>Probability that one of a parent's entries comes, 0–1.</summary>
    public float Mass(int parent)
    {
        float sum = 0;
        foreach (byte logarithm in _logarithms.AsSpan(_starts[parent].._starts[parent + 1]))
            sum += Values[logarithm];
        return Math.Min(sum, 1);
    }

    /// <summary>Adds each entry's probability to its token's, [tokens].</summary>
    public void Add(int parent, Span<float> probabilities)
    {
        for (int entry = _starts[parent]; entry < _starts[parent + 1]; entry++)
            probabilities[_tokens[entry]] += Values[_logarithms[entry]];
    }
}
