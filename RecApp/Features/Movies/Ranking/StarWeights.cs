namespace RecApp.Features.Movies.Ranking;

/// <summary>What stars of a given film mean for the rankers.</summary>
internal static class StarWeights
{
    /// <summary>The weight of a film: 1 when it was just named as liked, or got four stars.</summary>
    /// <param name="stars">0.5–5; null when the film was just named.</param>
    public static float Of(double? stars) => stars is { } given ? (float)(given - 2.5) / 1.5f : 1;
}
