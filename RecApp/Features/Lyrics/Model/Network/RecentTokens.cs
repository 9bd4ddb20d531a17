namespace RecApp.Features.Lyrics.Model.Network;

/// <summary>The last tokens of a text, as many as an n-gram looks back to. The beginning of a text forgets what stood before it.</summary>
internal readonly record struct RecentTokens
{
    /// <summary>Most tokens remembered.</summary>
    public const int Most = 3;

    private const int Width = 16;

    // The newest in the lowest bits.
    private readonly ulong _tokens;

    private RecentTokens(ulong tokens, int count) => (_tokens, Count) = (tokens, count);

    /// <summary>How many there are, 0 to <see cref="Most"/>.</summary>
    public int Count { get; }

    /// <summary>The last of the tokens, the newest at age 0.</summary>
    public int this[int age] => (ushort)(_tokens >> (Width * age));

    /// <summary>With one more token.</summary>
    public RecentTokens Push(int token) => token == VerseTokenizer.Text ? new(VerseTokenizer.Text, 1) : new((_tokens << Width) | (ushort)token, Math.Min(Count + 1, Most));
}
