using System.Runtime.CompilerServices;
using RecApp.Bundles;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model.Ranking;

namespace RecApp.Features.Movies.Model;

/// <summary>What the page draws, out of the loaded model.</summary>
internal static class MovieCharts
{
    private const int Bins = 60;

    // Half a megabyte that is the same for everybody.
    private static readonly ConditionalWeakTable<MovieModel, MovieMap> Maps = [];

    /// <param name="model">The loaded model.</param>
    /// <param name="given">The films given.</param>
    /// <param name="scores">[films].</param>
    public static ScoreDistribution Distribution(MovieModel model, IReadOnlyList<GivenMovie> given, float[] scores)
    {
        var histogram = FeatureReference.FromValues("score", scores.Select(score => (double)score), Bins);
        return new(histogram.Edges, histogram.Counts, [.. given.Select(movie => new ScoredMovie(model.Item(movie.Movie), scores[movie.Movie]))]);
    }

    public static MovieMap Map(MovieModel model, string version) => Maps.GetOrAdd(model, Draw, version);

    public static MovieFacts Facts(MovieModel model, string version)
    {
        int[] years = [.. Enumerable.Range(0, model.Catalogue.Count).Select(movie => model.Catalogue[movie].Year).OfType<int>()];
        return new(version, model.Catalogue.Count, model.Catalogue.GenreNames, years.DefaultIfEmpty().Min(), years.DefaultIfEmpty().Max());
    }

    private static MovieMap Draw(MovieModel model, string version) => new(
        version,
        [
            .. from movie in Enumerable.Range(0, model.Catalogue.Count)
               let place = model.Places?[movie]
               where place is not null
               let entry = model.Catalogue[movie]
               orderby entry.Ratings descending
               select new MovieMapPoint(entry.Id, entry.Title, entry.Genres.FirstOrDefault() ?? "", entry.Ratings, place.Value.X, place.Value.Y),
        ]);
}
