namespace RecApp.Learning.LeastSquares;

/// <summary>How well least squares predicts rows that it has not seen.</summary>
public static class CrossValidation
{
    /// <summary>The target predicted for every row by a fit without the row's fold.</summary>
    /// <param name="features">[features][rows], finite.</param>
    /// <param name="target">[rows].</param>
    /// <param name="folds">2 to the number of rows; rows fall to folds of equal size at random.</param>
    /// <param name="seed">Decides which row falls into which fold.</param>
    /// <param name="cancellationToken">Ends the work between folds.</param>
    /// <returns>[rows].</returns>
    public static double[] Predict(IReadOnlyList<double[]> features, double[] target, int folds, int seed, CancellationToken cancellationToken = default)
    {
        int[] foldOf = FoldOfRows(target.Length, folds, seed);
        var predicted = new double[target.Length];
        for (int fold = 0; fold < folds; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int[] kept = [.. Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] != fold)];
            var (mean, coefficients, means) = LinearRegression.Basic(
                [.. features.Select(feature => Pick(feature, kept))], Pick(target, kept));
            foreach (int row in Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] == fold))
            {
                predicted[row] = mean;
                for (int feature = 0; feature < coefficients.Length; feature++)
                    predicted[row] += coefficients[feature] * (features[feature][row] - means[feature]);
            }
        }
        return predicted;
    }

    /// <summary>[rows] the fold of each row; folds are of equal size but for one row.</summary>
    /// <param name="rows">2 or more.</param>
    /// <param name="folds">2 to the number of rows.</param>
    /// <param name="seed">Decides which row falls into which fold.</param>
    public static int[] FoldOfRows(int rows, int folds, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, rows);
        int[] order = [.. Enumerable.Range(0, rows).Select(row => row % folds)];
        new Random(seed).Shuffle(order);
        return order;
    }

    /// <summary>The part of the target's variance that predictions explain: at most 1, below 0 when the mean is better.</summary>
    /// <param name="target">[rows], not constant.</param>
    /// <param name="predicted">[rows].</param>
    public static double RSquared(double[] target, double[] predicted)
    {
        double mean = CentredDesign.Mean(target), missed = 0, all = 0;
        for (int row = 0; row < target.Length; row++)
        {
            missed += Square(target[row] - predicted[row]);
            all += Square(target[row] - mean);
        }
        return 1 - (missed / all);
    }

    private static double[] Pick(double[] values, int[] rows)
    {
        var picked = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
            picked[i] = values[rows[i]];
        return picked;
    }

    private static double Square(double value) => value * value;
}
