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
        Start(places, highest);
        Offer(scores, 0, places, highest);
        int none = places.IndexOf(-1);
        return none < 0 ? places.Length : none;
    }

    /// <summary>Empties a list of the highest: place −1, score minus infinity.</summary>
    public static void Start(Span<int> places, Span<float> highest)
    {
        places.Fill(-1);
        highest.Fill(float.NegativeInfinity);
    }

    /// <summary>Takes those of some scores that are among the highest; places must come in rising order.</summary>
    /// <param name="scores">Of consecutive places.</param>
    /// <param name="first">The place of the first.</param>
    /// <param name="places">The list's places.</param>
    /// <param name="highest">The list's scores, highest first; as long as <paramref name="places"/>.</param>
    public static void Offer(ReadOnlySpan<float> scores, int first, Span<int> places, Span<float> highest)
    {
        if (highest.IsEmpty)
            return;
        int at = 0;
        for (; at <= scores.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            if (!Vector.GreaterThanAny(new Vector<float>(scores[at..]), new Vector<float>(highest[^1])))
                continue;
            for (int i = at; i < at + Vector<float>.Count; i++)
                Offer(scores[i], first + i, places, highest);
        }
        for (; at < scores.Length; at++)
            Offer(scores[at], first + at, places, highest);
    }

    /// <summary>Takes a score if it is among the highest.</summary>
    public static void Offer(float score, int place, Span<int> places, Span<float> highest)
    {
        if (!(score > highest[^1]))
            return;
        int at = highest.Length - 1;
        for (; at > 0 && highest[at - 1] < score; at--)
            (highest[at], places[at]) = (highest[at - 1], places[at - 1]);
        (highest[at], places[at]) = (score, place);
    }
}
