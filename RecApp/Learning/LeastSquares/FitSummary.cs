namespace RecApp.Learning.LeastSquares;

/// <summary>Turns a solution in the design's units into what people read.</summary>
internal static class FitSummary
{
    public static LinearFit Of(CentredDesign design, PivotedQr factors, DoubleDouble[] solution, double[] residuals, double[] target)
    {
        var (intercept, coefficients) = NaturalUnits(design, solution);
        double[][] inverse = InverseFactor(design, factors);
        double mean = CentredDesign.Mean(target);
        double unexplained = Squares(residuals, 0), all = Squares(target, mean);
        double deviation = Math.Sqrt(unexplained / (target.Length - design.Columns));
        double[] roots = [.. Enumerable.Range(0, coefficients.Length).Select(feature => Math.Sqrt(inverse.Sum(row => row[feature] * row[feature])))];
        return new()
        {
            Rows = target.Length,
            Intercept = intercept,
            Coefficients = coefficients,
            Means = design.Means,
            TargetMean = mean,
            ResidualStandardDeviation = deviation,
            RSquared = 1 - (unexplained / all),
            StandardErrors = [.. roots.Select(root => deviation * root)],
            InterceptStandardError = deviation * Math.Sqrt((1.0 / target.Length) + inverse.Sum(row => Square(Product(row, design.Means)))),
            VarianceInflation = [.. roots.Select((root, feature) => Square(root * design.Lengths[feature]))],
            InverseFactor = inverse,
            Residuals = residuals,
        };
    }

    // For features as they are, neither centred nor scaled.
    private static (double Intercept, double[] Coefficients) NaturalUnits(CentredDesign design, DoubleDouble[] solution)
    {
        var intercept = solution[0];
        var coefficients = new double[design.Columns - 1];
        for (int feature = 0; feature < coefficients.Length; feature++)
        {
            var coefficient = solution[feature + 1] * design.Scales[feature];
            coefficients[feature] = coefficient.Round();
            intercept -= coefficient * design.Means[feature];
        }
        return (intercept.Round(), coefficients);
    }

    // Rows of the inverse of Rᵀ, in the order and units of the features; the column of ones is orthogonal to all others.
    private static double[][] InverseFactor(CentredDesign design, PivotedQr factors)
    {
        var inverse = new double[design.Columns - 1][];
        for (int place = 0; place < inverse.Length; place++)
            inverse[place] = new double[inverse.Length];
        var column = new double[design.Columns];
        for (int place = 1; place < design.Columns; place++)
        {
            column.AsSpan().Clear();
            column[place] = 1;
            factors.SolveTransposed(column);
            int feature = factors.Order[place] - 1;
            for (int row = 1; row < column.Length; row++)
                inverse[row - 1][feature] = column[row] * design.Scales[feature];
        }
        return inverse;
    }

    private static double Squares(double[] values, double mean)
    {
        DoubleDouble sum = 0;
        foreach (double value in values)
        {
            var difference = DoubleDouble.Sum(value, -mean);
            sum += difference * difference;
        }
        return sum.Round();
    }

    private static double Product(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static double Square(double value) => value * value;
}
