using System.Numerics;

namespace RecApp.Learning;

/// <summary>Finds the few highest of many scores without allocating: most stretches are passed over with one comparison.</summary>
internal static class HighestScores
{
    /// <summary>Finds the highest scores, highest first; of equal ones the lower place comes first.</summary>
    /// <param name="scores">Finite numbers; minus infinity is never taken.</param>
    /// <param name="places">Receives the places; as many are looked for as fit.</param>
    /// <param name="highest">Receives the scores at those places; as long as <paramref name="places"/>.</param>
    /// <returns>How many were found.</returns>
    public static int Find(ReadOnlySpan<float> scores, Span<int> places, Span<float> highest)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(highest.Length, places.Length);
        if (places.IsEmpty)
            return 0;
        int count = 0, at = 0;
        float least = float.NegativeInfinity;
        for (; at <= scores.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            if (!Vector.GreaterThanAny(new Vector<float>(scores[at..]), new Vector<float>(least)))
                continue;
            for (int i = at; i < at + Vector<float>.Count; i++)
                Offer(scores[i], i, ref count, ref least, places, highest);
        }
        for (; at < scores.Length; at++)
            Offer(scores[at], at, ref count, ref least, places, highest);
        return count;
    }

    private static void Offer(float score, int place, ref int count, ref float least, Span<int> places, Span<float> highest)
    {
        if (!(score > least))
            return;
        int at = count < places.Length ? count++ : count - 1;
        for (; at > 0 && highest[at - 1] < score; at--)
            (highest[at], places[at]) = (highest[at - 1], places[at - 1]);
        (highest[at], places[at]) = (score, place);
        if (count == places.Length)
            least = highest[^1];
    }
}
