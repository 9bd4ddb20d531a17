namespace RecApp.Monitoring.Drift;

/// <summary>Many tests at once.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// p values corrected so that among those at or under a level the expected share of false ones is at most that level; where nothing
    /// has changed at all, that is the probability of any (Benjamini and Hochberg 1995; also for positively dependent tests,
    /// Benjamini and Yekutieli 2001).
    /// </summary>
    /// <param name="pValues">[tests], 0–1.</param>
    /// <returns>[tests], in the same order.</returns>
    public static double[] Correct(IReadOnlyList<double> pValues)
    {
        var corrected = new double[pValues.Count];
        double least = 1;
        foreach (var (rank, test) in Enumerable.Range(0, pValues.Count).OrderByDescending(test => pValues[test]).Index())
        {
            least = Math.Min(least, pValues[test] * pValues.Count / (pValues.Count - rank));
            corrected[test] = least;
        }
        return corrected;
    }
}
