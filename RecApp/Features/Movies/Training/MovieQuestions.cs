using RecApp.Bundles;
using RecApp.Features.Movies.Api;
using RecApp.Features.Movies.Model;
using RecApp.Features.Movies.Training.Evaluation;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Serving;

namespace RecApp.Features.Movies.Training;

/// <summary>What a model's measures are like when people ask with films they liked: those of the first fold that cross-validation holds out.</summary>
internal static class MovieQuestions
{
    private const int MostGiven = 5;

    /// <summary>Asks with one to five films of each user; every second user says how many stars they are worth.</summary>
    public static IReadOnlyList<FeatureReference> Measure(ModelBundle bundle, MovieDataset dataset)
    {
        var model = MovieModel.Load(bundle);
        var references = new MeasureReferences(MovieMeasures.All);
        var random = new Random(MovieEvaluation.Seed);
        foreach (var (place, user) in MovieEvaluation.Deal(dataset)[0].Index())
        {
            if (Question(dataset, user, withStars: place % 2 == 1, random) is { } request)
                references.Ask(MovieService.Recommend, model, request);
        }
        return references.Counted();
    }

    private static MovieRequest? Question(MovieDataset dataset, int user, bool withStars, Random random)
    {
        int[] liked = LikedRows.Of(dataset.Ratings, user);
        if (liked.Length == 0)
            return null;
        random.Shuffle(liked);
        int[] given = liked[..Math.Min(liked.Length, random.Next(1, MostGiven + 1))];
        int[] rated = dataset.Ratings.Movies(user).ToArray();
        byte[] halfStars = dataset.Ratings.HalfStars(user).ToArray();
        return new()
        {
            Ids = [.. given.Select(movie => dataset.Movies[movie].Id)],
            Stars = withStars ? [.. given.Select(movie => (double?)halfStars[Array.BinarySearch(rated, movie)] / 2)] : [],
        };
    }
}
