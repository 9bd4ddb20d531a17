namespace RecApp.Features.Movies.Ratings;

/// <summary>How a file rates.</summary>
/// <param name="PerStar">What makes one of five stars; 0 for a file without ratings.</param>
public readonly record struct StarScale(double PerStar)
{
    /// <summary>The scale of a whole file: one low rating alone may be on any.</summary>
    /// <param name="highest">The highest rating; null where there is none.</param>
    /// <param name="isOfTen">Whether the column is known to go to ten.</param>
    public static StarScale Of(double? highest, bool isOfTen) => highest switch
    {
        null => new(0),
        > 10 => new(20),
        > 5 => new(2),
        _ => new(isOfTen ? 2 : 1),
    };

    /// <summary>What a person is told of it.</summary>
    public string Text => PerStar switch
    {
        0 => "It has no ratings: every film counts as liked.",
        20 => "Its ratings go to 100: 20 make a star.",
        2 => "Its ratings go to 10: two make a star.",
        _ => "Its ratings are stars, up to 5.",
    };

    /// <summary>Half stars from 0.5 to 5; null for what is none.</summary>
    public double? Stars(double rating) =>
        rating > 0 && rating <= 5 * PerStar ? Math.Max(0.5, Math.Round(2 * rating / PerStar, MidpointRounding.AwayFromZero) / 2) : null;
}
