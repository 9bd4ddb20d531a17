namespace RecApp.Learning;

/// <summary>Shifts and scales columns to mean 0 and standard deviation 1 (population formula, as scikit-learn's StandardScaler).</summary>
/// <param name="means">[columns].</param>
/// <param name="deviations">[columns], all above 0.</param>
public sealed class Standardizer(double[] means, double[] deviations)
{
    /// <summary>[columns] means of the rows fitted.</summary>
    public IReadOnlyList<double> Means => means;

    /// <summary>[columns] standard deviations of the rows fitted; 1 where a column is constant.</summary>
    public IReadOnlyList<double> Deviations => deviations;

    /// <summary>Learns means and deviations.</summary>
    /// <param name="rows">[rows × columns], at least one row, all of one length.</param>
    /// <exception cref="ArgumentException">No rows.</exception>
    public static Standardizer Fit(IReadOnlyList<double[]> rows)
    {
        if (rows.Count == 0)
            throw new ArgumentException("At least one row is needed.", nameof(rows));
        int columns = rows[0].Length;
        var means = new double[columns];
        var deviations = new double[columns];
        for (int column = 0; column < columns; column++)
        {
            double sum = 0;
            foreach (var row in rows)
                sum += row[column];
            double mean = sum / rows.Count;
            double squares = 0;
            foreach (var row in rows)
                squares += (row[column] - mean) * (row[column] - mean);
            means[column] = mean;
            double deviation = Math.Sqrt(squares / rows.Count);
            // Rounding leaves a constant column a deviation near, but not at, zero.
            deviations[column] = deviation > 1e-12 * Math.Max(1, Math.Abs(mean)) ? deviation : 1;
        }
        return new(means, deviations);
    }

    /// <summary>Natural units to standard deviations from the mean.</summary>
    /// <param name="row">[columns].</param>
    public double[] Transform(ReadOnlySpan<double> row)
    {
        var result = new double[means.Length];
        for (int column = 0; column < result.Length; column++)
            result[column] = (row[column] - means[column]) / deviations[column];
        return result;
    }

    /// <summary>Standard deviations from the mean to natural units.</summary>
    /// <param name="row">[columns].</param>
    public double[] Restore(ReadOnlySpan<double> row)
    {
        var result = new double[means.Length];
        for (int column = 0; column < result.Length; column++)
            result[column] = row[column] * deviations[column] + means[column];
        return result;
    }
}
