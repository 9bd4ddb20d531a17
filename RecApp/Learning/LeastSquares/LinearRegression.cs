namespace RecApp.Learning.LeastSquares;

/// <summary>
/// Fits the straight line with the least squared residuals: Householder's QR with column pivoting over centred, scaled
/// features, then iterative refinement with residuals of 32 digits.
/// </summary>
public static class LinearRegression
{
    /// <summary>Largest absolute value of data: squares of more overflow.</summary>
    public const double Largest = 1e140;

    /// <summary>Fits by ordinary least squares, with an intercept.</summary>
    /// <param name="features">[features][rows].</param>
    /// <param name="target">[rows], at least two more than there are features.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are too few rows, or a number is not finite or too large.</exception>
    /// <exception cref="DependentColumnsException">Features are constant, equal or determined by others; it names them.</exception>
    public static LinearFit Fit(IReadOnlyList<double[]> features, double[] target)
    {
        double[][] columns = [.. features];
        Check(columns, target);
        if (target.Length < columns.Length + 2)
            throw new ArgumentException($"{target.Length} rows are too few for {columns.Length} features; {columns.Length + 2} are needed.", nameof(target));
        if (DependenceSearch.Obvious(columns) is { Count: > 0 } obvious)
            throw new DependentColumnsException(obvious);
        var design = new CentredDesign(columns, target.Length);
        var factors = PivotedQr.Factor(design.ToColumns(), design.Tolerances());
        if (factors.Rank < design.Columns)
            throw new DependentColumnsException(DependenceSearch.Collinear(design, factors));
        var (solution, residuals) = Refinement.Solve(design, factors, target);
        return FitSummary.Of(design, factors, solution, residuals, target);
    }

    /// <summary>Some solution with the least residuals: features that depend on others get no weight. Doubles only, for trial fits.</summary>
    /// <returns>The target's mean, and [features] coefficients to multiply with what differs from the [features] means.</returns>
    internal static (double TargetMean, double[] Coefficients, double[] Means) Basic(double[][] features, double[] target)
    {
        var design = new CentredDesign(features, target.Length);
        var factors = PivotedQr.Factor(design.ToColumns(), design.Tolerances());
        double[] solution = [.. target];
        factors.MultiplyTransposed(solution);
        factors.Solve(solution);
        var coefficients = new double[features.Length];
        for (int place = 1; place < factors.Rank; place++)
            coefficients[factors.Order[place] - 1] = solution[place] * design.Scales[factors.Order[place] - 1];
        return (solution[0], coefficients, design.Means);
    }

    private static void Check(double[][] features, double[] target)
    {
        if (target.Length == 0)
            throw new ArgumentException("There are no rows.", nameof(target));
        foreach (double[] values in features.Append(target))
        {
            if (values.Length != target.Length)
                throw new ArgumentException($"A feature has {values.Length} rows, the target {target.Length}.", nameof(features));
            foreach (double value in values)
                if (!(Math.Abs(value) <= Largest))
                    throw new ArgumentException("A number is not finite or too large.", nameof(features));
        }
    }
}
