namespace RecApp.Learning.LeastSquares;

/// <summary>
/// Improves a solution until it is that of the data as given, whatever the factors lost to rounding: residuals in 32 digits,
/// corrections by the factors (Å. Björck, Iterative refinement of linear least squares solutions, BIT 7, 1967).
/// </summary>
internal static class Refinement
{
    private const int MostSteps = 12;

    // Corrections shrink by about the same factor every time: the next one would be below this part of the largest coefficient.
    private const double Settled = 1e-28;

    /// <summary>The solution and what it leaves unexplained.</summary>
    /// <param name="design">The matrix.</param>
    /// <param name="factors">Of all of its columns.</param>
    /// <param name="target">[rows].</param>
    /// <returns>[columns] coefficients in the design's order and units, and [rows] residuals.</returns>
    public static (DoubleDouble[] Coefficients, double[] Residuals) Solve(CentredDesign design, PivotedQr factors, double[] target)
    {
        var coefficients = new DoubleDouble[design.Columns];
        var residuals = new double[design.Rows];
        var rest = new DoubleDouble[design.Rows];
        double before = double.PositiveInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            Unexplained(design, coefficients, target, rest);
            double change = Correct(design, factors, coefficients, residuals, rest);
            if (step > 0 && (change * change / before <= Settled || change > before / 2))
                break;
            before = change;
        }
        Unexplained(design, coefficients, target, rest);
        return (coefficients, [.. rest.Select(value => value.Round())]);
    }

    private static void Unexplained(CentredDesign design, DoubleDouble[] coefficients, double[] target, DoubleDouble[] rest)
    {
        for (int row = 0; row < rest.Length; row++)
            rest[row] = target[row];
        for (int column = 0; column < coefficients.Length; column++)
            if (coefficients[column] != default)
                design.Subtract(column, coefficients[column], rest);
    }

    // Residuals r and coefficients x satisfy r + A·x = b and Aᵀ·r = 0; one step of Newton's method on both.
    private static double Correct(CentredDesign design, PivotedQr factors, DoubleDouble[] coefficients, double[] residuals, DoubleDouble[] rest)
    {
        int columns = design.Columns;
        var first = new double[rest.Length];
        for (int row = 0; row < first.Length; row++)
            first[row] = (rest[row] - residuals[row]).Round();
        var second = new double[columns];
        Parallel.For(0, columns, place => second[place] = -design.Dot(factors.Order[place], residuals).Round());
        factors.SolveTransposed(second);
        factors.MultiplyTransposed(first);
        var step = new double[columns];
        for (int place = 0; place < columns; place++)
        {
            step[place] = first[place] - second[place];
            first[place] = second[place];
        }
        factors.Solve(step);
        factors.Multiply(first);
        for (int row = 0; row < residuals.Length; row++)
            residuals[row] += first[row];
        double change = 0, largest = double.Epsilon;
        for (int place = 0; place < columns; place++)
        {
            ref var coefficient = ref coefficients[factors.Order[place]];
            coefficient += step[place];
            change = Math.Max(change, Math.Abs(step[place]));
            largest = Math.Max(largest, Math.Abs(coefficient.High));
        }
        return change / largest;
    }
}
