using RecApp.Features.Movies.Model.Ranking;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training.Evaluation;

/// <summary>
/// Users that the model has not seen: a fifth of the main release's users at a time, everything trained without their ratings.
/// Some of the films that they like are given, the others have to be found among all films.
/// </summary>
internal static class UserFolds
{
    /// <summary>The groups of tests by name: how many films are given, 0 for four fifths of them, and how often they are drawn.</summary>
    public static readonly IReadOnlyList<(string Group, int Given, int Draws)> Groups =
        [("1 film given", 1, 4), ("2 films given", 2, 3), ("5 films given", 5, 2), ("four fifths of the films given", 0, 1)];

    private const int FewestLiked = 5;

    /// <summary>Deals users into folds.</summary>
    /// <returns>[folds] users, ascending.</returns>
    public static int[][] Deal(int[] users, int folds, int seed)
    {
        int[] shuffled = [.. users];
        new Random(seed).Shuffle(shuffled);
        return [.. Enumerable.Range(0, folds).Select(fold => shuffled.Where((_, place) => place % folds == fold).Order().ToArray())];
    }

    /// <summary>Trains without a fold and measures on it.</summary>
    public static IReadOnlyList<EvaluationScore> Measure(MovieDataset dataset, UserSplit all, int[] heldOut, int fold, Action<string> report)
    {
        var hidden = heldOut.ToHashSet();
        var trained = MovieTrainer.TrainRankers(dataset, all with { Main = [.. all.Main.Where(user => !hidden.Contains(user))] }, report);
        int movies = dataset.Movies.Count;
        List<(string Name, IMovieRanker Ranker)> rankers = [.. trained.Rankers, .. BaselineRanker.All(trained.Main, trained.Order.Core, movies)];
        double[] propensity = UserTest.Propensity(LikedRows.ColumnSums(trained.Main.Liked, [.. trained.Main.Likes.Select(_ => 1.0)], trained.Order.Core), movies);
        var tests = Groups.SelectMany(group => heldOut.SelectMany(user => Tests(dataset, trained.Order, user, group.Given, group.Draws).Select(test => (group.Group, Test: test))));
        // In order, so that sums don't depend on which thread was first.
        return [.. tests.AsParallel().AsOrdered().SelectMany(item => rankers.Select(ranker => item.Test.Measure(ranker.Ranker, propensity).As(fold, ranker.Name, item.Group)))];
    }

    private static IEnumerable<UserTest> Tests(MovieDataset dataset, FilmOrder order, int user, int given, int draws)
    {
        int[] liked = [.. LikedRows.Of(dataset.Ratings, user).Select(movie => order.Places[movie])];
        bool isTested = given == 0 ? liked.Length >= FewestLiked : liked.Length > given;
        for (int draw = 0; isTested && draw < draws; draw++)
            yield return UserTest.Draw(liked, given == 0 ? liked.Length * 4 / 5 : given, new Random(MovieEvaluation.Seed + 7919 * user + 31 * given + draw));
    }
}
