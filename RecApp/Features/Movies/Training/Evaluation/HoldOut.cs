using RecApp.Features.Movies.Model.Ranking;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training.Evaluation;

/// <summary>
/// The public protocol of "Top-N Recommendation Algorithms: A Quest for the State-of-the-Art" (Anelli et al., 2022,
/// https://doi.org/10.1145/3503252.3531292) in spirit: likes only, users and films with ten likes at least, a random fifth of
/// each user's likes held out. The users are those that were learned from.
/// </summary>
internal static class HoldOut
{
    /// <summary>Its name among the groups of tests.</summary>
    public const string Group = "10-core, a fifth held out";

    private const int Core = 10;

    /// <summary>Holds out, trains and measures once.</summary>
    /// <param name="dataset">Films and ratings.</param>
    /// <param name="users">Users of the main release.</param>
    /// <param name="repetition">Decides what is held out.</param>
    /// <returns>Nothing where no films and users have enough likes.</returns>
    public static IReadOnlyList<EvaluationScore> Measure(MovieDataset dataset, int[] users, int repetition)
    {
        var (kept, columns, films) = Dense(dataset, users);
        if (films == 0)
            return [];
        var random = new Random(MovieEvaluation.Seed + repetition);
        var tests = kept.ToDictionary(user => user, user =>
        {
            int[] liked = [.. LikedRows.Of(dataset.Ratings, user).Select(movie => columns[movie]).Where(film => film >= 0)];
            return UserTest.Draw(liked, liked.Length - (int)Math.Round(liked.Length * 0.2), random);
        });
        var training = LikedRows.Without(LikedRows.From(dataset.Ratings, kept, columns, films), [.. kept.Select(user => tests[user].Hidden)]);
        var auto = AutoTrainer.Train(training, others: null, [.. Enumerable.Repeat(true, films)]);
        List<(string Name, IMovieRanker Ranker)> rankers = [("auto", auto.Ranker(null, Array.ConvertAll(auto.Prior, value => (float)value))), .. BaselineRanker.All(training, films, films)];
        double[] propensity = UserTest.Propensity(LikedRows.ColumnSums(training.Liked, [.. training.Likes.Select(_ => 1.0)], films), films);
        return [.. kept.AsParallel().AsOrdered().SelectMany(user => rankers.Select(ranker => tests[user].Measure(ranker.Ranker, propensity).As(repetition, ranker.Name, Group)))];
    }

    // Leaving out users takes likes from films and the other way round, until nothing changes.
    private static (int[] Users, int[] Columns, int Films) Dense(MovieDataset dataset, int[] users)
    {
        var films = Enumerable.Repeat(true, dataset.Movies.Count).ToArray();
        while (true)
        {
            int[] kept = [.. users.Where(user => LikedRows.Of(dataset.Ratings, user).Count(movie => films[movie]) >= Core)];
            var likes = new int[films.Length];
            foreach (int movie in kept.SelectMany(user => LikedRows.Of(dataset.Ratings, user)))
                likes[movie] += films[movie] ? 1 : 0;
            bool[] next = [.. likes.Select(count => count >= Core)];
            if (kept.Length == users.Length && next.SequenceEqual(films))
            {
                int place = 0;
                return (kept, [.. films.Select(isIn => isIn ? place++ : -1)], place);
            }
            (users, films) = (kept, next);
        }
    }
}
