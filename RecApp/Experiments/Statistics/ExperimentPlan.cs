using MathNet.Numerics.Distributions;

namespace RecApp.Experiments.Statistics;

/// <summary>How many visitors an experiment needs, settled before it begins.</summary>
public sealed class ExperimentPlan
{
    /// <param name="baseRate">The control's expected share of successes, between 0 and 1.</param>
    /// <param name="minimumEffect">The smallest difference from it worth finding, not 0; base rate and effect together between 0 and 1.</param>
    /// <param name="shares">[variants], 2 or more, the control first, above 0, with sum 1.</param>
    /// <param name="alpha">Probability of any false decision, between 0 and 1.</param>
    /// <param name="power">Probability, between 0 and 1, of finding the smallest effect in a variant by the time the visitors are there.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ExperimentPlan(double baseRate, double minimumEffect, IReadOnlyList<double> shares, double alpha = 0.05, double power = 0.8)
    {
        RequireBetweenZeroAndOne(baseRate, nameof(baseRate));
        RequireBetweenZeroAndOne(baseRate + minimumEffect, nameof(minimumEffect));
        RequireBetweenZeroAndOne(alpha, nameof(alpha));
        RequireBetweenZeroAndOne(power, nameof(power));
        ArgumentOutOfRangeException.ThrowIfZero(minimumEffect);
        ArgumentOutOfRangeException.ThrowIfLessThan(shares.Count, 2);
        if (shares.Any(share => share is not > 0) || Math.Abs(shares.Sum() - 1) > 1e-9)
            throw new ArgumentOutOfRangeException(nameof(shares), $"The shares must be above 0 and add up to 1, not {shares.Sum()}.");
        (BaseRate, MinimumEffect, Shares, Alpha) = (baseRate, minimumEffect, [.. shares], alpha);
        double toFind = Enumerable.Range(1, shares.Count - 1)
            .Max(variant => ConfidenceSequence.CasesNeeded(minimumEffect, VarianceOfOne(variant), AlphaOfEach, power) / (shares[0] + shares[variant]));
        // Twice what the intervals begin with: a variant that expects 20 has 10 in 995 of 1,000 experiments.
        double toBegin = 2 * VariantComparison.LeastOfEachKind
            / Math.Min(shares[0] * Rarer(baseRate), shares.Skip(1).Min() * Rarer(baseRate + minimumEffect));
        Visitors = Math.Max(toFind, toBegin);
    }

    /// <summary>The control's expected share of successes.</summary>
    public double BaseRate { get; }

    /// <summary>The smallest difference worth finding.</summary>
    public double MinimumEffect { get; }

    /// <summary>[variants], the control first.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Probability of any false decision.</summary>
    public double Alpha { get; }

    /// <summary>What each comparison with the control has of it.</summary>
    internal double AlphaOfEach => Alpha / (Shares.Count - 1);

    /// <summary>Visitors of all variants together.</summary>
    public double Visitors { get; }

    /// <summary>Visitors that a variant needs, rounded up; 0 is the control.</summary>
    public long VisitorsOf(int variant) => (long)Math.Ceiling(Visitors * Shares[variant]);

    /// <summary>The probability of deciding for the smallest effect in a variant when so many visitors are there in all.</summary>
    /// <param name="variant">1 or more.</param>
    /// <param name="visitors">Of all variants together, 0 or more.</param>
    public double PowerAt(int variant, long visitors)
    {
        double pair = visitors * (Shares[0] + Shares[variant]);
        if (pair < 1)
            return 0;
        double errors = Math.Abs(MinimumEffect) / Math.Sqrt(VarianceOfOne(variant) / pair);
        return Normal.CDF(0, 1, errors - new ConfidenceSequence(AlphaOfEach, VisitorsOfPair(variant)).StandardErrors(pair));
    }

    /// <summary>Days until the visitors are there, rounded up; null while nobody comes.</summary>
    /// <param name="visitors">Of all variants together so far.</param>
    /// <param name="visitorsPerDay">At the present rate, 0 or more.</param>
    public int? DaysToGo(long visitors, double visitorsPerDay) => visitors >= Visitors ? 0
        : visitorsPerDay > 0 ? (int)Math.Min(int.MaxValue, Math.Ceiling((Visitors - visitors) / visitorsPerDay)) : null;

    /// <summary>Planned visitors of a variant and the control.</summary>
    internal double VisitorsOfPair(int variant) => Visitors * (Shares[0] + Shares[variant]);

    // Of the difference, per visitor of the pair.
    private double VarianceOfOne(int variant)
    {
        double pair = Shares[0] + Shares[variant], rate = BaseRate + MinimumEffect;
        return (BaseRate * (1 - BaseRate) * pair / Shares[0]) + (rate * (1 - rate) * pair / Shares[variant]);
    }

    private static double Rarer(double rate) => Math.Min(rate, 1 - rate);

    private static void RequireBetweenZeroAndOne(double value, string name)
    {
        if (value is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(name, value, "It must be between 0 and 1.");
    }
}
