using RecApp.Learning.LinearAlgebra;

namespace RecApp.Features.Movies.Training;

/// <summary>
/// The probability that somebody who likes one film likes another, for few films given. Counts of shared users, each weighted by
/// likes^-¾, are smoothed towards a low-rank approximation of themselves: what rare films lack in users they get from films
/// like them.
/// </summary>
/// <param name="Probabilities">[films × films] of the column's film given the row's; the diagonal is 0.</param>
/// <param name="Vectors">[films × rank] eigenvectors, scaled by the roots of their eigenvalues: likeness of films.</param>
internal sealed record CoOccurrence(DenseMatrix Probabilities, DenseMatrix Vectors)
{
    /// <summary>Exponent of the users' weights.</summary>
    public const double Exponent = 0.75;

    private const double Smoothing = 4;
    private const double Scale = 0.3;
    private const double LeastCount = 0.05;
    private const int Rounds = 3;
    private const int FirstIterations = 24;
    private const int LaterIterations = 8;

    /// <summary>Counts and smooths.</summary>
    /// <param name="users">What people liked.</param>
    /// <param name="films">How many columns their rows have.</param>
    /// <param name="rank">Rank of the approximation.</param>
    public static CoOccurrence Of(LikedRows users, int films, int rank)
    {
        double[] weights = users.Weights(Exponent);
        var counts = WeightedGram.Of(users.Soft, users.Liked, weights, films);
        double[] totals = LikedRows.ColumnSums(users.Soft, weights, films);
        double[] scales = [.. totals.Select(total => 1 / Math.Sqrt(total + Scale))];
        var leading = Leading(counts, scales, Math.Min(rank, films));
        rank = Math.Min(rank, films);
        var left = new DenseMatrix(films, rank);
        var right = new DenseMatrix(rank, films);
        for (int i = 0; i < rank; i++)
        {
            for (int film = 0; film < films; film++)
            {
                right[i, film] = leading.Vector(i)[film];
                left[film, i] = leading.Values[i] * right[i, film];
            }
        }
        var approximation = MatrixProduct.Multiply(left, right);
        Parallel.For(0, films, row =>
        {
            var probabilities = counts.Row(row);
            var smooth = approximation.Row(row);
            double total = totals[row];
            for (int column = 0; column < films; column++)
            {
                double expected = Math.Max(0, smooth[column] / (scales[row] * scales[column]));
                probabilities[column] = (probabilities[column] + Smoothing * expected / Math.Max(total, LeastCount)) / (total + Smoothing);
            }
            probabilities[row] = 0;
        });
        for (int i = 0; i < rank; i++)
        {
            for (int film = 0; film < films; film++)
                left[film, i] = right[i, film] * Math.Sqrt(Math.Max(0, leading.Values[i]));
        }
        return new(counts, left);
    }

    // The diagonal says how popular a film is, not what it is like: it is replaced by what the approximation makes of it.
    private static LeadingEigenpairs Leading(DenseMatrix counts, double[] scales, int rank)
    {
        int films = counts.Rows;
        var scaled = new DenseMatrix(films, films);
        Parallel.For(0, films, row =>
        {
            for (int column = 0; column < films; column++)
                scaled[row, column] = (counts[row, column] + counts[column, row]) / 2 * scales[row] * scales[column];
        });
        LeadingEigenpairs? leading = null;
        for (int round = 0; round < Rounds; round++)
        {
            leading = LeadingEigenpairs.Of(scaled, rank, round == 0 ? FirstIterations : LaterIterations, leading);
            if (round == Rounds - 1)
                break;
            var diagonal = new double[films];
            for (int i = 0; i < rank; i++)
            {
                var vector = leading.Vector(i);
                for (int film = 0; film < films; film++)
                    diagonal[film] += leading.Values[i] * vector[film] * vector[film];
            }
            for (int film = 0; film < films; film++)
                scaled[film, film] = diagonal[film];
        }
        return leading!;
    }
}
