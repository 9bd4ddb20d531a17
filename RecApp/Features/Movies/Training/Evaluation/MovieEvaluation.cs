using RecApp.Bundles;
using RecApp.Features.Movies.Training.Reading;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training.Evaluation;

/// <summary>Measures all rankers and the baselines on what they have not seen.</summary>
internal static class MovieEvaluation
{
    /// <summary>Seed of folds and draws.</summary>
    public const int Seed = 1;

    /// <summary>How the users that the model has not seen are tested.</summary>
    public const string UnseenUsers =
        "5 folds over the users of the main release; everything trained without the fold; a like is 4 stars or more; the given films are drawn at random "
        + "among the user's likes, the others have to be found among all films; mean over users; recall@20 as a share of the hidden films or of 20, whichever are fewer";

    /// <summary>How the public split is tested.</summary>
    public const string PublicSplit =
        "users and films of the main release with 10 likes at least; a random fifth of each user's likes held out, 5 times; mean over users";

    private const int Folds = 5;

    /// <summary>[folds] users of the main release, ascending.</summary>
    public static int[][] Deal(MovieDataset dataset) => UserFolds.Deal(UserSplit.All(dataset).Main, Folds, Seed);

    /// <summary>Measures everything.</summary>
    /// <param name="dataset">Films and ratings.</param>
    /// <param name="report">Told what is being done, a line at a time.</param>
    /// <param name="folds">How many of the five folds and hold-outs are measured.</param>
    public static IReadOnlyList<ModelMetric> Run(MovieDataset dataset, Action<string> report, int folds = Folds)
    {
        var all = UserSplit.All(dataset);
        var scores = new List<EvaluationScore>();
        int[][] dealt = Deal(dataset);
        for (int fold = 0; fold < folds; fold++)
        {
            scores.AddRange(UserFolds.Measure(dataset, all, dealt[fold], fold, report));
            report($"Users not seen: fold {fold + 1} of {Folds}");
        }
        for (int repetition = 0; repetition < folds; repetition++)
        {
            scores.AddRange(HoldOut.Measure(dataset, all.Main, repetition));
            report($"Public split: hold-out {repetition + 1} of {Folds}");
        }
        EvaluationScore.Spread(scores).ForEach(report);
        return EvaluationScore.Means(scores, group => group == HoldOut.Group ? PublicSplit : UnseenUsers);
    }
}
