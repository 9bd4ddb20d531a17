namespace RecApp.Learning;

/// <summary>
/// Finds the largest of many scores. A sample tells how large they are about, so that few have to be sorted. One thread at a time.
/// </summary>
internal sealed class LargestScores
{
    private const int Stride = 32;

    // So many standard deviations of the sample's count more than asked for are collected: the sample hardly ever misses.
    private const double Margin = 4;

    private float[] _negatives = [];
    private int[] _places = [];

    /// <summary>Places of the largest scores, largest first.</summary>
    /// <param name="scores">Finite numbers; those left out are minus infinity afterwards.</param>
    /// <param name="leftOut">Places that are never taken.</param>
    /// <param name="most">How many at most.</param>
    public int[] Find(float[] scores, IReadOnlyList<int> leftOut, int most)
    {
        if (most <= 0)
            return [];
        foreach (int place in leftOut)
            scores[place] = float.NegativeInfinity;
        if (_places.Length < scores.Length)
            (_negatives, _places) = (new float[scores.Length], new int[scores.Length]);
        int count = Collect(scores, Guess(scores, most));
        if (count < most)
            count = Collect(scores, float.MinValue);
        // Sorted by the negative score; equal scores come in the same order every time.
        Array.Sort(_negatives, _places, 0, count);
        return _places[..Math.Min(most, count)];
    }

    private static float Guess(float[] scores, int most)
    {
        var sample = new float[scores.Length / Stride];
        for (int i = 0; i < sample.Length; i++)
            sample[i] = scores[i * Stride];
        double expected = (double)most / Stride;
        int rank = (int)(expected + Margin * Math.Sqrt(expected));
        if (rank >= sample.Length)
            return float.MinValue;
        Array.Sort(sample);
        return sample[^(rank + 1)];
    }

    private int Collect(float[] scores, float least)
    {
        int count = 0;
        for (int place = 0; place < scores.Length; place++)
        {
            if (scores[place] >= least)
                (_negatives[count], _places[count++]) = (-scores[place], place);
        }
        return count;
    }
}
