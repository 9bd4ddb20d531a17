namespace RecApp.Features.Lyrics.Training;

/// <summary>Different n-grams with how often each was counted.</summary>
/// <param name="Keys">Ascending.</param>
/// <param name="Times">1 or more each.</param>
internal sealed record NgramCounts(ulong[] Keys, int[] Times)
{
    /// <summary>Counts; sorts the array it is given.</summary>
    public static NgramCounts Of(ulong[] all)
    {
        Array.Sort(all);
        var keys = new List<ulong>();
        var times = new List<int>();
        foreach (ulong key in all)
        {
            if (keys.Count > 0 && keys[^1] == key)
            {
                times[^1]++;
                continue;
            }
            keys.Add(key);
            times.Add(1);
        }
        return new([.. keys], [.. times]);
    }
}
