namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>
/// What a text has said so far, for reading on: verse comes back to its own phrases (R. Kuhn and R. De Mori, A cache-based natural
/// language model for speech recognition, 1990). The writer does without, as it is there to avoid repeating itself.
/// </summary>
/// <param name="weights">What it counts for.</param>
internal sealed class PhraseCache(MixtureWeights weights)
{
    private const int Unknown = -1;

    private readonly Dictionary<(int Before, int Last), Continuations> _seen = [];
    private (int Before, int Last) _recent = (Unknown, VerseTokenizer.Text);

    /// <summary>What the cache gives to a token; null where it knows nothing of what stands before it.</summary>
    public (double? Pair, double? Triple) Opinion(int token) => (Share((Unknown, _recent.Last), token), _recent.Before == Unknown ? null : Share(_recent, token));

    /// <summary>Reads a token.</summary>
    /// <param name="token">What comes.</param>
    /// <param name="probability">What the rest of the model gave to it.</param>
    /// <returns>Its probability with the cache.</returns>
    public double Read(int token, double probability)
    {
        var (pair, triple) = Opinion(token);
        Learn(token);
        return Mix(weights, probability, pair, triple);
    }

    /// <summary>The probability of a token with the cache.</summary>
    /// <param name="weights">What the cache counts for.</param>
    /// <param name="probability">What the rest of the model gave to it.</param>
    /// <param name="pair">What the cache gives to it after the last token; null where that is new.</param>
    /// <param name="triple">What it gives after the last two; null where they are new together.</param>
    public static double Mix(MixtureWeights weights, double probability, double? pair, double? triple) => (pair, triple) switch
    {
        (null, _) => probability,
        ({ } one, null) => (weights.Pair * one) + ((1 - weights.Pair) * probability),
        ({ } one, { } two) => (weights.PairBeside * one) + (weights.Triple * two) + ((1 - weights.PairBeside - weights.Triple) * probability),
    };

    /// <summary>Remembers a token as the next of the text.</summary>
    public void Learn(int token)
    {
        Add((Unknown, _recent.Last), token);
        if (_recent.Before != Unknown)
            Add(_recent, token);
        _recent = (_recent.Last, token);
    }

    private void Add((int Before, int Last) context, int token)
    {
        if (!_seen.TryGetValue(context, out var next))
            _seen[context] = next = new();
        next.Times[token] = next.Times.GetValueOrDefault(token) + 1;
        next.Total++;
    }

    private double? Share((int Before, int Last) context, int token) =>
        _seen.TryGetValue(context, out var next) ? (double)next.Times.GetValueOrDefault(token) / next.Total : null;

    private sealed class Continuations
    {
        public Dictionary<int, int> Times { get; } = [];

        public int Total { get; set; }
    }
}
