namespace RecApp.Learning;

/// <summary>How close rows are to each other: Gaussian neighbourhoods whose width gives every row the same perplexity.</summary>
internal static class TSneAffinities
{
    private const int SearchSteps = 100;
    private const double Tolerance = 1e-5;

    /// <summary>Symmetric probabilities [rows × rows] that sum to 1, the diagonal 0.</summary>
    public static double[] Joint(IReadOnlyList<double[]> rows, double perplexity)
    {
        int count = rows.Count;
        var joint = new double[count * count];
        var distances = new double[count];
        var conditional = new double[count];
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < count; j++)
                distances[j] = KMeans.SquaredDistance(rows[i], rows[j]);
            Conditional(distances, i, Math.Log(perplexity), conditional);
            for (int j = 0; j < count; j++)
            {
                joint[i * count + j] += conditional[j] / (2 * count);
                joint[j * count + i] += conditional[j] / (2 * count);
            }
        }
        return joint;
    }

    // Binary search for the precision at which the entropy is the logarithm of the perplexity.
    private static void Conditional(double[] distances, int self, double entropy, double[] result)
    {
        double precision = 1, low = 0, high = double.PositiveInfinity;
        // Relative to the nearest other row: otherwise far rows would all round to zero.
        double nearest = distances.Where((_, j) => j != self).Min();
        for (int step = 0; step < SearchSteps; step++)
        {
            double sum = 0, weighted = 0;
            for (int j = 0; j < distances.Length; j++)
            {
                double shifted = distances[j] - nearest;
                result[j] = j == self ? 0 : Math.Exp(-precision * shifted);
                sum += result[j];
                weighted += result[j] * (j == self ? 0 : shifted);
            }
            double found = Math.Log(sum) + precision * weighted / sum;
            for (int j = 0; j < result.Length; j++)
                result[j] /= sum;
            if (Math.Abs(found - entropy) < Tolerance)
                return;
            if (found > entropy)
                (low, precision) = (precision, double.IsInfinity(high) ? precision * 2 : (precision + high) / 2);
            else
                (high, precision) = (precision, (precision + low) / 2);
        }
    }
}
