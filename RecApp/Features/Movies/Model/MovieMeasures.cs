using RecApp.Bundles;
using RecApp.Features.Movies.Api;
using RecApp.Serving;

namespace RecApp.Features.Movies.Model;

/// <summary>What is kept of a question about films and its answer.</summary>
internal static class MovieMeasures
{
    private const string Given = "films given", Year = "mean year", Ratings = "mean log10 of their ratings", Stars = "mean stars";
    private const string Recommended = "films recommended", FirstScore = "first score", Popular = "share of the 100 most rated films";

    /// <summary>The measures, uncounted.</summary>
    public static IReadOnlyList<FeatureReference> All { get; } =
    [
        FeatureReference.EqualBins(Given, MeasureRole.Input, 1, 21, 20),
        FeatureReference.EqualBins(Year, MeasureRole.Input, 1920, 2030, 22),
        FeatureReference.EqualBins(Ratings, MeasureRole.Input, 0, 4, 20),
        // Whether films get stars is up to who asks, so that only those given are compared.
        FeatureReference.EqualBins(Stars, MeasureRole.Input, 0.25, 5.25, 20) with { Unknown = null },
        FeatureReference.EqualBins(Recommended, MeasureRole.Output, 0, 105, 21) with { IsChosen = true },
        FeatureReference.EqualBins(FirstScore, MeasureRole.Output, 0, 1, 25),
        FeatureReference.EqualBins(Popular, MeasureRole.Output, 0, 1, 20),
    ];

    /// <summary>Puts down the numbers of a question's answer.</summary>
    public static void Set(MovieModel model, MovieRequest request, RecommendedMovies result, int row, Measured measured) =>
        Set(model, result.Given, request.Stars, result.Answer.Movies, measured);

    /// <summary>Puts down the numbers of an answer: microseconds, and nothing is allocated.</summary>
    /// <param name="model">Knows the films.</param>
    /// <param name="given">The films given; none is unknown to the model.</param>
    /// <param name="stars">Stars of some of them; null for the others.</param>
    /// <param name="movies">The films recommended, best first.</param>
    /// <param name="measured">Where.</param>
    public static void Set(MovieModel model, IReadOnlyList<MovieItem> given, IReadOnlyList<double?> stars, IReadOnlyList<MovieMatch> movies, Measured measured)
    {
        double years = 0, ratings = 0;
        int dated = 0, popular = 0;
        for (int i = 0; i < given.Count; i++)
        {
            var film = given[i];
            if (film.Year is { } year)
            {
                years += year;
                dated++;
            }
            ratings += model.LogRatings(model.Catalogue.Find(film.Id));
        }
        for (int i = 0; i < movies.Count; i++)
            popular += model.IsMostRated(model.Catalogue.Find(movies[i].Id)) ? 1 : 0;
        measured.Set(Given, given.Count);
        measured.Set(Year, dated == 0 ? null : years / dated);
        measured.Set(Ratings, ratings / given.Count);
        measured.Set(Stars, MeanStars(stars));
        measured.Set(Recommended, movies.Count);
        measured.Set(FirstScore, movies.Count == 0 ? null : movies[0].Score);
        measured.Set(Popular, movies.Count == 0 ? null : (double)popular / movies.Count);
    }

    private static double? MeanStars(IReadOnlyList<double?> stars)
    {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < stars.Count; i++)
        {
            if (stars[i] is not { } value)
                continue;
            sum += value;
            known++;
        }
        return known == 0 ? null : sum / known;
    }
}
