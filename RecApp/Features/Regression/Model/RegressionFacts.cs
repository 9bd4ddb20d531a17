using RecApp.Bundles;

namespace RecApp.Features.Regression.Model;

/// <summary>What there is to know about the model before it is asked.</summary>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="Rows">Rows that it was fitted to.</param>
/// <param name="RSquared">The part of the target's variance that it explains, 0–1.</param>
/// <param name="ResidualStandardDeviation">Typical distance of a row from the line, in the target's unit.</param>
/// <param name="TargetMean">Mean of the target.</param>
/// <param name="Variables">The variables in order.</param>
/// <param name="Review">How the fit did on its data.</param>
public sealed record RegressionFacts(
    string ModelVersion, int Rows, double RSquared, double ResidualStandardDeviation, double TargetMean, IReadOnlyList<RegressionVariable> Variables, FitReview Review);

/// <summary>One variable.</summary>
/// <param name="Name">As in the data set.</param>
/// <param name="Mean">Over the training data.</param>
/// <param name="Coefficient">Change of the target for one more.</param>
/// <param name="Distribution">Histogram over the training data.</param>
public sealed record RegressionVariable(string Name, double Mean, double Coefficient, FeatureReference Distribution)
{
    /// <summary>The smallest value of the training data.</summary>
    public double Minimum => Distribution.Edges[0];

    /// <summary>The largest value of the training data.</summary>
    public double Maximum => Distribution.Edges[^1];
}
