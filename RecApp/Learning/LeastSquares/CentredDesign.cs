namespace RecApp.Learning.LeastSquares;

/// <summary>
/// The matrix that is fitted: a column of ones, then every feature less its mean and scaled by a power of two, so that its
/// entries are exact to 32 digits.
/// </summary>
internal sealed class CentredDesign
{
    // What is left of a column that others explain but for the rounding of doubles is below this part of it.
    private const double Negligible = 1e-12;

    // Numbers that were written down in decimals are off by up to this part of them.
    private const double Rounding = 1e-15;

    // Of a column of zeros: lengths are compared by their part of the tolerance, which must not be 0.
    private const double Least = 1e-300;

    private readonly double[][] _features;
    private readonly double[] _scales;

    /// <param name="features">[features][rows], finite.</param>
    public CentredDesign(double[][] features, int rows)
    {
        (_features, Rows) = (features, rows);
        Means = [.. features.Select(Mean)];
        Lengths = [.. features.Select((feature, i) => Length(feature, Means[i]))];
        _scales = [.. features.Select((feature, i) => Scale(feature, Means[i]))];
    }

    /// <summary>Rows of the data.</summary>
    public int Rows { get; }

    /// <summary>One more than there are features.</summary>
    public int Columns => _features.Length + 1;

    /// <summary>[features] means, rounded to doubles.</summary>
    public double[] Means { get; }

    /// <summary>[features] Euclidean lengths of the centred features.</summary>
    public double[] Lengths { get; }

    /// <summary>[features] what a centred feature is multiplied with.</summary>
    public IReadOnlyList<double> Scales => _scales;

    /// <summary>[columns][rows] rounded to doubles, for factoring.</summary>
    public double[][] ToColumns()
    {
        var columns = new double[Columns][];
        columns[0] = new double[Rows];
        columns[0].AsSpan().Fill(1);
        for (int feature = 0; feature < _features.Length; feature++)
        {
            var column = columns[feature + 1] = new double[Rows];
            for (int row = 0; row < Rows; row++)
                column[row] = (_features[feature][row] - Means[feature]) * _scales[feature];
        }
        return columns;
    }

    /// <summary>[columns] the length of what counts as nothing in each column of <see cref="ToColumns"/>.</summary>
    public double[] Tolerances() =>
        [0, .. _features.Select((feature, i) => Math.Max(Least, _scales[i] * ((Negligible * Lengths[i]) + (Rounding * Largest(feature) * Math.Sqrt(Rows)))))];

    public void Subtract(int column, DoubleDouble multiple, DoubleDouble[] from)
    {
        for (int row = 0; row < Rows; row++)
            from[row] -= column == 0 ? multiple : multiple * Entry(column - 1, row);
    }

    /// <summary>The scalar product of a column and a vector.</summary>
    public DoubleDouble Dot(int column, double[] vector)
    {
        DoubleDouble sum = 0;
        for (int row = 0; row < Rows; row++)
            sum += column == 0 ? vector[row] : Entry(column - 1, row) * vector[row];
        return sum;
    }

    /// <summary>The mean of some numbers, summed in 32 digits.</summary>
    public static double Mean(double[] values)
    {
        DoubleDouble sum = 0;
        foreach (double value in values)
            sum += value;
        return sum.Round() / values.Length;
    }

    private DoubleDouble Entry(int feature, int row)
    {
        var difference = DoubleDouble.Sum(_features[feature][row], -Means[feature]);
        return new(difference.High * _scales[feature], difference.Low * _scales[feature]);
    }

    private static double Length(double[] feature, double mean)
    {
        double scale = Scale(feature, mean), sum = 0;
        foreach (double value in feature)
            sum += Square((value - mean) * scale);
        return Math.Sqrt(sum) / scale;
    }

    private static double Scale(double[] feature, double mean)
    {
        double largest = 0;
        foreach (double value in feature)
            largest = Math.Max(largest, Math.Abs(value - mean));
        return largest == 0 ? 1 : Math.ScaleB(1, -Math.ILogB(largest));
    }

    private static double Largest(double[] feature)
    {
        double largest = 0;
        foreach (double value in feature)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    private static double Square(double value) => value * value;
}
