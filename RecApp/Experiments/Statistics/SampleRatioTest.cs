using MathNet.Numerics;

namespace RecApp.Experiments.Statistics;

/// <summary>
/// Whether the variants got the visitors that their shares promise. Where they did not, something loses visitors or counts them twice,
/// and the experiment's result means nothing (Fabijan and others 2019).
/// </summary>
/// <remarks>
/// The sequential multinomial test of Lindon and Malek (2022): the Bayes factor of a Dirichlet distribution around the shares against
/// the shares themselves. Its inverse stays above a threshold at all looks together with a probability of 1 − threshold (Ville's
/// inequality), which χ² would only do at one look.
/// </remarks>
public static class SampleRatioTest
{
    /// <summary>p values at or under it are a mismatch: daily looks at a sound experiment see one with a probability of a thousandth.</summary>
    public const double Threshold = 0.001;

    // Visitors' worth of faith in the shares: the deviations that a fault makes are percents, not tens of percents.
    private const double Concentration = 1000;

    /// <summary>The p value, 0–1, valid at any time; 1 before the first visitor.</summary>
    /// <param name="visitors">[variants], 0 or more.</param>
    /// <param name="shares">[variants], above 0, with sum 1.</param>
    /// <exception cref="ArgumentException">There are not as many shares as counts.</exception>
    public static double PValue(IReadOnlyList<long> visitors, IReadOnlyList<double> shares)
    {
        if (visitors.Count != shares.Count)
            throw new ArgumentException($"There are {visitors.Count} counts for {shares.Count} shares.", nameof(visitors));
        double evidence = SpecialFunctions.GammaLn(Concentration) - SpecialFunctions.GammaLn(Concentration + visitors.Sum());
        for (int variant = 0; variant < shares.Count; variant++)
        {
            double prior = Concentration * shares[variant];
            evidence += SpecialFunctions.GammaLn(prior + visitors[variant]) - SpecialFunctions.GammaLn(prior) - (visitors[variant] * Math.Log(shares[variant]));
        }
        return Math.Min(1, Math.Exp(-evidence));
    }
}
