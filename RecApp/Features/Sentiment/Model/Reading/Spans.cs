namespace RecApp.Features.Sentiment.Model.Reading;

/// <summary>Divides a text's tokens into spans that are left out together.</summary>
internal static class Spans
{
    /// <summary>Consecutive spans of about equal length that cover all tokens.</summary>
    /// <param name="tokens">1 or more.</param>
    /// <param name="most">1 or more.</param>
    public static Range[] Divide(int tokens, int most)
    {
        int count = Math.Min(tokens, most);
        return [.. Enumerable.Range(0, count).Select(span => (int)((long)tokens * span / count)..(int)((long)tokens * (span + 1) / count))];
    }

    /// <summary>Shares a span's effect among its tokens in proportion to their weight; equally where all weights are 0.</summary>
    public static void Share(double effect, ReadOnlySpan<float> weights, Span<double> parts)
    {
        double sum = 0;
        foreach (float weight in weights)
            sum += Math.Abs(weight);
        for (int i = 0; i < parts.Length; i++)
            parts[i] = sum > 0 ? effect * Math.Abs(weights[i]) / sum : effect / parts.Length;
    }
}
