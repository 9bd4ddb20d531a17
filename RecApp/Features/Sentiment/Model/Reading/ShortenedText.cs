namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>The beginning and the (more telling) end of a long text, as in training.</summary>
internal static class ShortenedText
{
    /// <summary>Tokens of a text that are read at most; no review of the training data is nearly as long.</summary>
    public const int MostTokens = 4_000;

    /// <summary>Tokens at the beginning that are read of a longer text.</summary>
    public const int Head = MostTokens * 2 / 5;

    /// <summary>[at most <see cref="MostTokens"/>].</summary>
    public static long[] Of(long[] ids) => ids.Length <= MostTokens ? ids : [.. ids.AsSpan(0, Head), .. ids.AsSpan(ids.Length - (MostTokens - Head))];

    /// <summary>Puts what was computed for a shortened text at its places in the whole one; what was not read gets a filling.</summary>
    public static T[] Restore<T>(IReadOnlyList<T> values, int tokens, Func<int, T> filling)
    {
        if (values.Count == tokens)
            return [.. values];
        int gap = tokens - MostTokens;
        return [.. Enumerable.Range(0, tokens).Select(i => i < Head ? values[i] : i < Head + gap ? filling(i) : values[i - gap])];
    }
}
