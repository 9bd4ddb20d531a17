using RecApp.Features.Movies.Model.Ranking;
using RecApp.Learning;

namespace RecApp.Features.Movies.Training.Evaluation;

/// <summary>Some films of a user are given, the others have to be found.</summary>
/// <param name="Given">Indices in the catalogue.</param>
/// <param name="Hidden">Indices in the catalogue.</param>
internal sealed record UserTest(int[] Given, int[] Hidden)
{
    private const int Longest = 100;

    // Of a film that hardly anybody rated one like more or less says nothing.
    private const double LeastLikes = 5;

    /// <summary>How likely people come across films, by how many liked them.</summary>
    /// <param name="likes">[core].</param>
    /// <param name="movies">How many films there are; the others have few likes.</param>
    public static double[] Propensity(double[] likes, int movies) => [.. Enumerable.Range(0, movies).Select(film => film < likes.Length ? Math.Max(LeastLikes, likes[film]) : LeastLikes)];

    /// <summary>Draws which films are given.</summary>
    /// <param name="liked">All films that the user likes.</param>
    /// <param name="given">How many are given, fewer than there are.</param>
    /// <param name="random">Decides which.</param>
    public static UserTest Draw(int[] liked, int given, Random random)
    {
        int[] shuffled = [.. liked];
        random.Shuffle(shuffled);
        return new(shuffled[..given], shuffled[given..]);
    }

    /// <summary>Ranks all films but those given and measures where the hidden ones stand.</summary>
    /// <param name="ranker">What is measured.</param>
    /// <param name="propensity">[movies] above 0, up to a common factor: how likely anybody comes across the film.</param>
    public UserScore Measure(IMovieRanker ranker, double[] propensity)
    {
        var scores = new float[propensity.Length];
        ranker.Score([.. Given.Select(movie => new GivenMovie(movie, 1))], scores);
        foreach (int movie in Given)
            scores[movie] = float.NegativeInfinity;
        var places = new int[Longest];
        int found = HighestScores.Find(scores, places, new float[Longest]);
        var ranked = new ArraySegment<int>(places, 0, found);
        var hidden = Hidden.ToHashSet();
        return new(RankingMetrics.Ndcg(ranked, hidden, 10), RankingMetrics.InversePropensityNdcg(ranked, hidden, 10, film => propensity[film]), RankingMetrics.Ndcg(ranked, hidden, Longest), RankingMetrics.RecallOfPossible(ranked, hidden, 20));
    }
}

/// <summary>How well a ranker found a user's hidden films.</summary>
internal readonly record struct UserScore(double Ndcg10, double UnpopularNdcg10, double Ndcg100, double Recall20)
{
    private static readonly string[] Short = ["nDCG@10", "nDCG@10 by inverse propensity"];
    private static readonly string[] Long = ["nDCG@100", "recall@20"];

    /// <summary>By the measures of a group of tests: one measure where few films are given, a longer list where most are.</summary>
    public EvaluationScore As(int fold, string variant, string group) => group == UserFolds.Groups[^1].Group
        ? new(fold, variant, group, Long, [Ndcg100, Recall20])
        : new(fold, variant, group, Short, [Ndcg10, UnpopularNdcg10]);
}
