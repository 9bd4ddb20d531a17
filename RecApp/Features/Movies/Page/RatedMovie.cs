namespace RecApp.Features.Movies.Page;

/// <summary>A film given on the page.</summary>
/// <param name="Id">MovieLens id.</param>
/// <param name="Stars">0.5–5 in halves; null when it is simply liked.</param>
public sealed record RatedMovie(int Id, double? Stars = null)
{
    /// <summary>The stars that can be given, most first.</summary>
    public static IReadOnlyList<double> Offered { get; } = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];
}
