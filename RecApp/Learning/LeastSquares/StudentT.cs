using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace RecApp.Learning.LeastSquares;

/// <summary>Student's t distribution, by the regularised incomplete beta function.</summary>
public static class StudentT
{
    /// <summary>The number that is not exceeded with a probability.</summary>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    /// <param name="degreesOfFreedom">1 or more.</param>
    public static double Quantile(double probability, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        if (probability is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability));
        if (probability <= 0.5)
            return probability == 0.5 ? 0 : -Quantile(1 - probability, degreesOfFreedom);
        // In logarithms far tails are found as exactly as near ones.
        double tails = 2 * (1 - probability), high = 1;
        while (TwoSided(Math.Exp(high), degreesOfFreedom) > tails)
            high *= 2;
        return Math.Exp(Brent.FindRoot(t => Math.Log(TwoSided(Math.Exp(t), degreesOfFreedom) / tails), -40, high, 1e-14, 200));
    }

    /// <summary>The probability of being at least as far from 0 as <paramref name="t"/>, on either side.</summary>
    public static double TwoSided(double t, int degreesOfFreedom) =>
        double.IsInfinity(t) ? 0 : SpecialFunctions.BetaRegularized(degreesOfFreedom / 2.0, 0.5, degreesOfFreedom / (degreesOfFreedom + (t * t)));
}
