using RecApp.Learning;
using RecApp.Learning.LinearAlgebra;

namespace RecApp.Features.Movies.Training;

/// <summary>
/// Trains the default ranker. Its score for a film is prior + Σ over the films given of α · (probability − prior) + β · regression
/// weight, all damped by prior^-b, where α, β and b depend on how many films were given.
/// </summary>
internal static class AutoTrainer
{
    /// <summary>No film is less likely than this: a small divisor would make noise large.</summary>
    public const double LeastPrior = 1e-4;

    /// <summary>What few people of other releases say about a film that the main release lacks counts half.</summary>
    public const double OthersTrust = 0.5;

    private const int Rank = 48;
    private const int OthersRank = 24;

    /// <summary>Trains.</summary>
    /// <param name="main">People of the main release.</param>
    /// <param name="others">People of other releases; null when there are none.</param>
    /// <param name="known">[core] whether the main release has enough likes of the film; what is known about others comes from the others.</param>
    public static TrainedAuto Train(LikedRows main, LikedRows? others, bool[] known)
    {
        int core = known.Length;
        int[] old = [.. Enumerable.Range(0, core).Where(film => known[film])];
        double[] prior = Prior(main, core);
        var cooccurrence = new DenseMatrix(core, core);
        var first = CoOccurrence.Of(old.Length == core ? main : Only(main, known, old.Length), old.Length, Rank);
        Parallel.For(0, old.Length, row =>
        {
            for (int column = 0; column < old.Length; column++)
                cooccurrence[old[row], old[column]] = first.Probabilities[row, column] - prior[old[column]];
        });
        if (others is not null)
            AddOthers(others, known, cooccurrence, prior);
        for (int film = 0; film < core; film++)
            (cooccurrence[film, film], prior[film]) = (0, Math.Max(prior[film], LeastPrior));
        var regression = DenoisingRegression.Weights(others is null ? [main] : [main, others], core, RegressionOptions.Denoising);
        return new(prior, cooccurrence, regression, old, first.Vectors);
    }

    private static void AddOthers(LikedRows others, bool[] known, DenseMatrix cooccurrence, double[] prior)
    {
        int core = known.Length;
        double[] othersPrior = Prior(others, core);
        var second = CoOccurrence.Of(others, core, OthersRank).Probabilities;
        for (int row = 0; row < core; row++)
        {
            for (int column = 0; column < core; column++)
            {
                double lift = second[row, column] - othersPrior[column];
                if (!known[row])
                    cooccurrence[row, column] = lift;
                else if (!known[column])
                    cooccurrence[row, column] = OthersTrust * lift;
            }
        }
        for (int film = 0; film < core; film++)
        {
            if (!known[film])
                prior[film] = OthersTrust * othersPrior[film];
        }
    }

    private static double[] Prior(LikedRows users, int core)
    {
        double[] weights = users.Weights(CoOccurrence.Exponent - 1);
        double total = weights.Sum();
        return [.. LikedRows.ColumnSums(users.Liked, weights, core).Select(sum => sum / total)];
    }

    private static LikedRows Only(LikedRows users, bool[] known, int count)
    {
        var places = new int[known.Length];
        for (int film = 0, place = 0; film < places.Length; film++)
            places[film] = known[film] ? place++ : count;
        return users with { Liked = Only(users.Liked, places, count), Soft = Only(users.Soft, places, count) };
    }

    private static SparseRows Only(SparseRows rows, int[] places, int count) => SparseRows.From(Enumerable.Range(0, rows.Count).Select(row =>
        rows.Columns(row).ToArray().Zip(rows.Values(row).ToArray(), (column, value) => (places[column], value)).Where(entry => entry.Item1 < count)));
}
