using System.Numerics.Tensors;
using RecApp.Features.Movies.Model.Ranking;
using RecApp.Learning;
using RecApp.Learning.LinearAlgebra;

namespace RecApp.Features.Movies.Training.Evaluation;

/// <summary>What the rankers are compared with: popularity, or rows of one matrix added up.</summary>
/// <param name="constant">[movies], the same for everybody.</param>
/// <param name="matrix">[core × core]; null for none.</param>
internal sealed class BaselineRanker(float[] constant, float[][]? matrix) : IMovieRanker
{
    private const int Neighbours = 100;

    /// <summary>All baselines by name.</summary>
    /// <param name="users">What people liked.</param>
    /// <param name="core">How many columns their rows have.</param>
    /// <param name="movies">How many films the catalogue has.</param>
    public static IReadOnlyList<(string Name, IMovieRanker Ranker)> All(LikedRows users, int core, int movies)
    {
        double[] likes = LikedRows.ColumnSums(users.Liked, [.. users.Likes.Select(_ => 1.0)], core);
        float[] popularity = [.. Enumerable.Range(0, movies).Select(movie => movie < core ? (float)likes[movie] : 0)];
        var none = new float[movies];
        var ease = DenoisingRegression.Weights([users], core, RegressionOptions.Ease);
        return
        [
            ("popularity", new BaselineRanker(popularity, null)),
            ("co-occurrence, damped 0.0", new BaselineRanker(none, Shared(users, likes, 0))),
            ("co-occurrence, damped 0.2", new BaselineRanker(none, Shared(users, likes, 0.2))),
            ("co-occurrence, damped 0.4", new BaselineRanker(none, Shared(users, likes, 0.4))),
            ("item neighbours", new BaselineRanker(none, Nearest(users, likes))),
            ("EASE", new BaselineRanker(none, Rows(ease))),
        ];
    }

    public void Score(ReadOnlySpan<GivenMovie> given, Span<float> scores)
    {
        constant.CopyTo(scores);
        foreach (var (movie, weight) in given)
        {
            if (movie < matrix?.Length)
                TensorPrimitives.MultiplyAdd(matrix[movie], weight, scores[..matrix.Length], scores[..matrix.Length]);
        }
    }

    public void Contributions(ReadOnlySpan<GivenMovie> given, int movie, Span<float> contributions) =>
        throw new NotSupportedException("A baseline gives no reasons.");

    private static float[][] Shared(LikedRows users, double[] likes, double damping)
    {
        var shared = WeightedGram.Of(users.Liked, users.Liked, users.Weights(1), likes.Length);
        double[] factors = [.. likes.Select(count => Math.Pow(Math.Max(1, count), -damping))];
        for (int row = 0; row < likes.Length; row++)
        {
            TensorPrimitives.Multiply(shared.Row(row), factors, shared.Row(row));
            shared[row, row] = 0;
        }
        return Rows(shared);
    }

    // Cosine of two films' users, the hundred nearest of each film.
    private static float[][] Nearest(LikedRows users, double[] likes)
    {
        float[][] cosines = Rows(WeightedGram.Of(users.Liked, users.Liked, [.. users.Likes.Select(_ => 1.0)], likes.Length));
        var places = new int[Neighbours];
        var highest = new float[Neighbours];
        for (int row = 0; row < cosines.Length; row++)
        {
            float[] own = cosines[row];
            for (int column = 0; column < own.Length; column++)
                own[column] = column == row ? 0 : (float)(own[column] / Math.Sqrt(Math.Max(1, likes[row]) * Math.Max(1, likes[column])));
            int count = HighestScores.Find(own, places, highest);
            float least = highest[count - 1];
            for (int column = 0; column < own.Length; column++)
                own[column] = own[column] >= least ? own[column] : 0;
        }
        return cosines;
    }

    private static float[][] Rows(DenseMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Rows).Select(row => Array.ConvertAll(matrix.Row(row).ToArray(), value => (float)value))];
}
