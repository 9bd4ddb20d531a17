namespace RecApp.Features.Movies.Model.Ranking;

/// <summary>
/// What stars of a given film mean for the rankers. Of somebody who rated few films three stars are a clear sign of taste: people
/// see what suits them. Who rated more has a scale of their own, and what stands below their mean counts against. For the same
/// reason a film that somebody disliked would count in favour; that it counts a little against is for the person's sense.
/// </summary>
internal static class StarWeights
{
    private const float Disliked = -0.15f;
    private const double Bad = 3;
    private const float Most = 1.2f;

    // Fewer ratings are no scale, and so many at the usual mean keep a few from being a strange one.
    private const int FewestForMean = 4;
    private const double UsualMean = 3.5;

    // A star below the mean counts as much against as a film can.
    private const double FullBelow = 1;

    /// <summary>The mean of somebody's own scale; null where too few films have stars.</summary>
    /// <param name="stars">0.5–5; null for a film that was just named.</param>
    public static double? Mean(IReadOnlyList<double?> stars)
    {
        double sum = 0;
        int count = 0;
        foreach (double? given in stars)
        {
            sum += given ?? 0;
            count += given is null ? 0 : 1;
        }
        return count < FewestForMean ? null : (sum + (FewestForMean * UsualMean)) / (count + FewestForMean);
    }

    /// <summary>The weight of a film: 1 when it was just named as liked, or got four stars of somebody with no scale of their own.</summary>
    /// <param name="stars">0.5–5; null when the film was just named.</param>
    /// <param name="mean">Of the person's own scale; null for the usual one.</param>
    public static float Of(double? stars, double? mean) => (stars, mean) switch
    {
        (null, _) => 1,
        ( < Bad, _) => Disliked,
        ({ } given, { } own) when given < own => Disliked * (float)Math.Min(1, (own - given) / FullBelow),
        ({ } given, { } own) => Math.Min(Most, 0.75f + (0.5f * (float)(given - own))),
        ( >= 4 and var much, null) => 1 + (0.2f * (float)(much - 4)),
        ({ } some, null) => 0.5f + (0.5f * (float)(some - Bad)),
    };
}
