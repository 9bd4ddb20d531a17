using System.Numerics;

namespace RecApp.Learning;

/// <summary>Finds the few highest of many scores without allocating: most stretches are passed over with one comparison.</summary>
internal static class HighestScores
{
    /// <summary>Finds the highest scores, highest first; of equal ones the lower place comes first.</summary>
    /// <param name="scores">Finite numbers; minus infinity is never taken.</param>
    /// <param name="places">Receives the places, −1 past the number found; as many are looked for as fit.</param>
    /// <param name="highest">Receives the scores at those places; as long as <paramref name="places"/>.</param>
    /// <returns>How many were found.</returns>
    public static int Find(ReadOnlySpan<float> scores, Span<int> places, Span<float> highest)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(highest.Length, places.Length);
        places.Fill(-1);
        highest.Fill(float.NegativeInfinity);
        if (highest.IsEmpty)
            return 0;
        int at = 0;
        for (; at <= scores.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            if (!Vector.GreaterThanAny(new Vector<float>(scores[at..]), new Vector<float>(highest[^1])))
                continue;
            for (int i = at; i < at + Vector<float>.Count; i++)
                Offer(scores[i], i, places, highest);
        }
        for (; at < scores.Length; at++)
            Offer(scores[at], at, places, highest);
        int none = places.IndexOf(-1);
        return none < 0 ? places.Length : none;
    }

    private static void Offer(float score, int place, Span<int> places, Span<float> highest)
    {
        if (!(score > highest[^1]))
            return;
        int at = highest.Length - 1;
        for (; at > 0 && highest[at - 1] < score; at--)
            (highest[at], places[at]) = (highest[at - 1], places[at - 1]);
        (highest[at], places[at]) = (score, place);
    }
}
