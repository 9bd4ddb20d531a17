using System.Numerics.Tensors;

namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>
/// Which token follows which one, two or three: an interpolated Kneser-Ney model (S. Chen and J. Goodman, An empirical study of
/// smoothing techniques for language modeling, 1999) whose rare n-grams are left out. It knows by heart the phrases of verse that
/// a network of the same size has to blur. Safe for concurrent use.
/// </summary>
internal sealed class NgramTable
{
    /// <summary>Tokens of the longest n-grams.</summary>
    public const int Order = RecentTokens.Most + 1;

    private readonly float[] _single;
    private readonly NgramLevel[] _levels;

    /// <param name="single">Probability of each token where nothing is known of what stands before it, [tokens].</param>
    /// <param name="levels">N-grams of two tokens, of three, of four; the entries of each are the parents of the next.</param>
    /// <exception cref="InvalidDataException">The levels don't belong together.</exception>
    public NgramTable(float[] single, NgramLevel[] levels)
    {
        if (levels.Length != Order - 1)
            throw new InvalidDataException($"The n-grams have {levels.Length} levels; expected {Order - 1}.");
        int parents = single.Length;
        foreach (var level in levels)
        {
            if (level.Parents != parents)
                throw new InvalidDataException($"A level of n-grams has {level.Parents} parents; expected {parents}.");
            parents = level.Count;
        }
        (_single, _levels) = (single, levels);
    }

    /// <summary>Probability of each token without what stands before it.</summary>
    public ReadOnlySpan<float> Single => _single;

    /// <summary>N-grams of two tokens and more.</summary>
    public IReadOnlyList<NgramLevel> Levels => _levels;

    /// <summary>Probability of each next token.</summary>
    /// <param name="recent">What stands before it.</param>
    /// <param name="probabilities">Gets them, [tokens].</param>
    public void Fill(RecentTokens recent, Span<float> probabilities)
    {
        _single.CopyTo(probabilities);
        for (int length = 1; length <= recent.Count; length++)
        {
            int node = Find(recent, length);
            if (node < 0)
                return;
            // What the known continuations leave over is shared out as the shorter context has it.
            float known = _levels[length - 1].Mass(node);
            if (known == 0)
                continue;
            TensorPrimitives.Multiply(probabilities, 1 - known, probabilities);
            _levels[length - 1].Add(node, probabilities);
        }
    }

    // The entry for the last so many tokens, oldest first; negative where it is not known.
    private int Find(RecentTokens recent, int length)
    {
        int node = recent[length - 1];
        for (int age = length - 2; age >= 0 && node >= 0; age--)
            node = _levels[length - 2 - age].Find(node, recent[age]);
        return node;
    }
}
