using RecApp.Features.Regression.Api;
using RecApp.Learning.LeastSquares;
using RecApp.Session.Snapshots;

namespace RecApp.Features.Regression.Fitting;

/// <summary>A fit to an uploaded table. Lives in the session that made it and nowhere else.</summary>
[KeptApart]
public sealed record OwnFit
{
    /// <summary>Names of the features, in the order of every array.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    public required string Target { get; init; }

    public required LinearFit Fit { get; init; }

    /// <summary>R² of rows predicted by fits that have not seen them.</summary>
    public required double CrossValidatedRSquared { get; init; }

    /// <summary>How many parts the rows were divided into for it.</summary>
    public required int Folds { get; init; }

    /// <summary>Rows without a number in one of the columns, which took no part.</summary>
    public required int RowsLeftOut { get; init; }

    /// <summary>[features] the smallest value seen.</summary>
    public required double[] Minimum { get; init; }

    /// <summary>[features] the largest value seen.</summary>
    public required double[] Maximum { get; init; }

    /// <summary>[features] whether only whole numbers were seen.</summary>
    public required bool[] WholeNumbers { get; init; }

    /// <summary>The intercept, then the coefficients.</summary>
    public required IReadOnlyList<CoefficientLine> Lines { get; init; }

    /// <summary>Fitted and true targets of a part of the rows, evenly chosen, for charts.</summary>
    public required IReadOnlyList<FittedPoint> Points { get; init; }

    /// <summary>What a new row's margin is multiplied with.</summary>
    public required double Quantile { get; init; }

    /// <summary>The target expected, and the interval that holds 95 % of new targets.</summary>
    /// <param name="row">[features].</param>
    public (double Output, PredictionInterval Interval95) Predict(double[] row)
    {
        double output = Fit.Predict(row), margin = Fit.PredictionMargin(row, Quantile);
        return (output, new(output - margin, output + margin));
    }
}

/// <summary>One line of the table of coefficients.</summary>
/// <param name="Name">The feature's, or <c>intercept</c>.</param>
/// <param name="Coefficient">Change of the target for one more of the feature.</param>
/// <param name="StandardError">Of the coefficient.</param>
/// <param name="Interval95">Where the coefficient lies with a probability of 95 %.</param>
/// <param name="VarianceInflation">Null for the intercept.</param>
/// <param name="DegreesOfFreedom">Of the t statistic.</param>
public sealed record CoefficientLine(string Name, double Coefficient, double StandardError, PredictionInterval Interval95, double? VarianceInflation, int DegreesOfFreedom)
{
    /// <summary>The coefficient over its standard error; null where nothing is left unexplained.</summary>
    public double? T => StandardError > 0 ? Coefficient / StandardError : null;

    /// <summary>How likely a statistic at least as far from 0 is, were the true coefficient 0; null as <see cref="T"/>.</summary>
    public double? P => T is { } t ? StudentT.TwoSided(t, DegreesOfFreedom) : null;
}

/// <summary>A row in the charts.</summary>
public sealed record FittedPoint(double Fitted, double Actual);
