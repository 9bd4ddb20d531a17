namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>
/// What stars of a given film mean for the rankers. Three stars are a clear sign of taste: people see what suits them. For the
/// same reason a film that somebody disliked would count in favour; that it counts a little against is for the person's sense.
/// </summary>
internal static class StarWeights
{
    private const float Disliked = -0.15f;

    /// <summary>The weight of a film: 1 when it was just named as liked, or got four stars.</summary>
    /// <param name="stars">0.5–5; null when the film was just named.</param>
    public static float Of(double? stars) => stars switch
    {
        null => 1,
        >= 4 and var much => 1 + 0.2f * (float)(much - 4),
        >= 3 and var some => 0.5f + 0.5f * (float)(some - 3),
        _ => Disliked,
    };
}
