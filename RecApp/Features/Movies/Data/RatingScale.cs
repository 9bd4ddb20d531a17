namespace RecApp.Features.Movies.Data;

/// <summary>Which ratings a release allows.</summary>
public enum RatingScale
{
    /// <summary>½ to 5 stars in steps of ½: every release but the oldest.</summary>
    HalfStars,

    /// <summary>1 to 5 whole stars: MovieLens 1M and 100K.</summary>
    WholeStars,
}
