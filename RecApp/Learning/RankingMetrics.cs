namespace RecApp.Learning;

/// <summary>
/// Quality of a ranked list against a set of relevant items, as the RecSys Challenge 2018 measured playlist continuation
/// (https://doi.org/10.1145/3240323.3240342), relevance being yes or no.
/// </summary>
public static class RankingMetrics
{
    /// <summary>Share of the relevant items among as many first places as there are relevant items; 0–1.</summary>
    /// <exception cref="ArgumentException">Nothing is relevant.</exception>
    public static double RPrecision<T>(IReadOnlyList<T> ranked, IReadOnlySet<T> relevant) => Recall(ranked, relevant, relevant.Count);

    /// <summary>Share of the relevant items within the first <paramref name="places"/>; 0–1.</summary>
    /// <exception cref="ArgumentException">Nothing is relevant.</exception>
    public static double Recall<T>(IReadOnlyList<T> ranked, IReadOnlySet<T> relevant, int places)
    {
        RequireRelevant(relevant);
        int hits = 0;
        for (int i = 0; i < Math.Min(places, ranked.Count); i++)
            hits += relevant.Contains(ranked[i]) ? 1 : 0;
        return (double)hits / relevant.Count;
    }

    /// <summary>
    /// Hits within the first <paramref name="places"/> as a share of what could be there: of the relevant items or of the places,
    /// whichever are fewer (Liang et al., 2018, https://doi.org/10.1145/3178876.3186150); 0–1.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing is relevant.</exception>
    public static double RecallOfPossible<T>(IReadOnlyList<T> ranked, IReadOnlySet<T> relevant, int places) =>
        Recall(ranked, relevant, places) * relevant.Count / Math.Min(places, relevant.Count);

    /// <summary>
    /// Normalised discounted cumulative gain within the first <paramref name="places"/>: a hit on place i (from 1) is
    /// worth 1 / log2(i + 1); divided by what the best order would get. 0–1.
    /// </summary>
    /// <exception cref="ArgumentException">Nothing is relevant.</exception>
    public static double Ndcg<T>(IReadOnlyList<T> ranked, IReadOnlySet<T> relevant, int places)
    {
        RequireRelevant(relevant);
        double gain = 0;
        for (int i = 0; i < Math.Min(places, ranked.Count); i++)
            gain += relevant.Contains(ranked[i]) ? 1 / Math.Log2(i + 2) : 0;
        double best = 0;
        for (int i = 0; i < Math.Min(places, relevant.Count); i++)
            best += 1 / Math.Log2(i + 2);
        return gain / best;
    }

    /// <summary>
    /// The same where what everybody comes across anyway counts less: a hit is worth the inverse of how likely it was to be seen,
    /// normalised by what the best order of the relevant items would get (Yang and others, 2018,
    /// https://doi.org/10.1145/3240323.3240355). 0–1.
    /// </summary>
    /// <param name="ranked">Best first.</param>
    /// <param name="relevant">At least one.</param>
    /// <param name="places">How many places count.</param>
    /// <param name="propensity">Above 0 for each item, up to a common factor.</param>
    /// <exception cref="ArgumentException">Nothing is relevant.</exception>
    public static double InversePropensityNdcg<T>(IReadOnlyList<T> ranked, IReadOnlySet<T> relevant, int places, Func<T, double> propensity)
    {
        RequireRelevant(relevant);
        double gain = 0;
        for (int i = 0; i < Math.Min(places, ranked.Count); i++)
            gain += relevant.Contains(ranked[i]) ? 1 / propensity(ranked[i]) / Math.Log2(i + 2) : 0;
        return gain / relevant.Select(item => 1 / propensity(item)).OrderDescending().Take(places).Select((worth, i) => worth / Math.Log2(i + 2)).Sum();
    }

    private static void RequireRelevant<T>(IReadOnlySet<T> relevant)
    {
        if (relevant.Count == 0)
            throw new ArgumentException("Without relevant items there is nothing to find.", nameof(relevant));
    }
}
