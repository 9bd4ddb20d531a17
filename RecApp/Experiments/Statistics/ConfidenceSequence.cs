using MathNet.Numerics.Distributions;

namespace RecApp.Experiments.Statistics;

/// <summary>
/// An interval that holds at every look at once: with probability 1 − α the truth is in it on all days, so that an experiment may be
/// looked at daily and ended when it is decided. The asymptotic confidence sequence by a normal mixture (Robbins 1970; Howard, Ramdas,
/// McAuliffe and Sekhon 2021; Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, theorem 2.2).
/// </summary>
/// <param name="alpha">Probability of ever missing the truth, between 0 and 1.</param>
/// <param name="plannedCases">The number of cases, above 0, at which the interval is to be narrowest relative to √cases.</param>
internal readonly struct ConfidenceSequence(double alpha, double plannedCases)
{
    private readonly double _tuning = MixtureAtPlan(alpha) / plannedCases;

    /// <summary>How many standard errors the interval goes to either side after <paramref name="cases"/>, 1 or more.</summary>
    public double StandardErrors(double cases)
    {
        double mixture = cases * _tuning;
        return Math.Sqrt(2 * (mixture + 1) / mixture * Math.Log(Math.Sqrt(mixture + 1) / alpha));
    }

    /// <summary>The least α at which the interval would leave out 0: at most α, at any time, with probability α where the truth is 0.</summary>
    /// <param name="standardErrors">The estimate over its standard error.</param>
    /// <param name="cases">1 or more.</param>
    public double PValue(double standardErrors, double cases)
    {
        double mixture = cases * _tuning;
        return Math.Min(1, Math.Sqrt(mixture + 1) * Math.Exp(-standardErrors * standardErrors * mixture / (2 * (mixture + 1))));
    }

    /// <summary>
    /// Cases with which a true difference is found with a probability, at the latest when they are there: the interval's half width and
    /// the quantile of the estimate's own chance fit into the difference.
    /// </summary>
    /// <param name="difference">Other than 0.</param>
    /// <param name="varianceOfOne">Of the estimate, times the cases.</param>
    /// <param name="alpha">As above.</param>
    /// <param name="power">Between 0 and 1.</param>
    public static double CasesNeeded(double difference, double varianceOfOne, double alpha, double power) =>
        varianceOfOne * Math.Pow((new ConfidenceSequence(alpha, 1).StandardErrors(1) + Normal.InvCDF(0, 1, power)) / difference, 2);

    // The minimum of StandardErrors over the tuning, in its closed approximation (Waudby-Smith and others, appendix on tuning).
    private static double MixtureAtPlan(double alpha) => (-2 * Math.Log(alpha)) + Math.Log(1 - (2 * Math.Log(alpha)));
}
