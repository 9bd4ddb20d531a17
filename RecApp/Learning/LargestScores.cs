using System.Numerics.Tensors;

namespace RecApp.Learning;

/// <summary>Finds the largest of many scores. A histogram says how small the least of them is, so that few have to be sorted.</summary>
internal sealed class LargestScores
{
    private const int Buckets = 4096;

    private readonly int[] _counts = new int[Buckets];

    /// <summary>Places of the largest scores, largest first.</summary>
    /// <param name="scores">Finite numbers; those left out are minus infinity afterwards.</param>
    /// <param name="leftOut">Places that are never taken.</param>
    /// <param name="most">How many at most.</param>
    public int[] Find(float[] scores, IReadOnlyList<int> leftOut, int most)
    {
        if (most <= 0)
            return [];
        float low = TensorPrimitives.Min<float>(scores), high = TensorPrimitives.Max<float>(scores);
        float scale = high > low ? (Buckets - 1) / (high - low) : 0;
        foreach (int place in leftOut)
            scores[place] = float.NegativeInfinity;
        Array.Clear(_counts);
        foreach (float score in scores)
        {
            if (score >= low)
                _counts[(int)((score - low) * scale)]++;
        }
        int bucket = Buckets - 1, count = _counts[bucket];
        while (count < most && bucket > 0)
            count += _counts[--bucket];
        // Sorted by the negative score; equal scores come in the same order every time.
        var negatives = new float[count];
        var places = new int[count];
        int at = 0;
        for (int place = 0; place < scores.Length; place++)
        {
            if (scores[place] >= low && (scores[place] - low) * scale >= bucket)
                (negatives[at], places[at++]) = (-scores[place], place);
        }
        Array.Sort(negatives, places);
        return places.Length > most ? places[..most] : places;
    }
}
