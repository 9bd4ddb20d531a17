namespace RecApp.Learning.LeastSquares;

/// <summary>A straight line through data, with what is needed to judge it. Immutable.</summary>
public sealed record LinearFit
{
    /// <summary>Rows that it was fitted to.</summary>
    public required int Rows { get; init; }

    /// <summary>The target where every feature is 0.</summary>
    public required double Intercept { get; init; }

    /// <summary>[features] change of the target for one more of a feature, all others as they are.</summary>
    public required double[] Coefficients { get; init; }

    /// <summary>[features] means of the data.</summary>
    public required double[] Means { get; init; }

    /// <summary>The target's mean.</summary>
    public required double TargetMean { get; init; }

    /// <summary>The root of the sum of squared residuals over rows less coefficients, in the target's unit.</summary>
    public required double ResidualStandardDeviation { get; init; }

    /// <summary>The part of the target's variance that is explained, 0–1; not a number for a constant target.</summary>
    public required double RSquared { get; init; }

    /// <summary>[features] standard errors of the coefficients.</summary>
    public required double[] StandardErrors { get; init; }

    public required double InterceptStandardError { get; init; }

    /// <summary>[features] how many times larger a coefficient's variance is than without the other features, 1 or more.</summary>
    public required double[] VarianceInflation { get; init; }

    /// <summary>[features × features] a matrix W with (XᵀX)⁻¹ = WᵀW for the centred features.</summary>
    public required double[][] InverseFactor { get; init; }

    /// <summary>[rows] the target less the fitted value; empty in a fit that was loaded.</summary>
    public double[] Residuals { get; init; } = [];

    /// <summary>Rows less coefficients: 1 or more.</summary>
    public int DegreesOfFreedom => Rows - Coefficients.Length - 1;

    /// <summary>The part of the variance explained, less what that many features explain by chance.</summary>
    public double AdjustedRSquared => 1 - ((1 - RSquared) * (Rows - 1) / DegreesOfFreedom);

    /// <summary>The target expected for a row.</summary>
    /// <param name="row">[features].</param>
    public double Predict(ReadOnlySpan<double> row)
    {
        double sum = TargetMean;
        for (int feature = 0; feature < Coefficients.Length; feature++)
            sum += Contribution(feature, row[feature]);
        return sum;
    }

    /// <summary>What a feature's value adds to the target's mean.</summary>
    public double Contribution(int feature, double value) => Coefficients[feature] * (value - Means[feature]);

    /// <summary>How much a row would pull the line to itself: 1 / rows in the middle of the data, without bound far outside.</summary>
    /// <param name="row">[features].</param>
    public double Leverage(ReadOnlySpan<double> row)
    {
        double leverage = 1.0 / Rows;
        foreach (double[] weights in InverseFactor)
        {
            double sum = 0;
            for (int feature = 0; feature < weights.Length; feature++)
                sum += weights[feature] * (row[feature] - Means[feature]);
            leverage += sum * sum;
        }
        return leverage;
    }

    /// <summary>How far from the prediction a new target lies at most, with the probability of the quantile.</summary>
    /// <param name="row">[features].</param>
    /// <param name="quantile">Of Student's t distribution with <see cref="DegreesOfFreedom"/>, from <see cref="StudentT.Quantile"/>.</param>
    public double PredictionMargin(ReadOnlySpan<double> row, double quantile) =>
        quantile * ResidualStandardDeviation * Math.Sqrt(1 + Leverage(row));
}
