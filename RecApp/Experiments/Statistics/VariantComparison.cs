namespace RecApp.Experiments.Statistics;

/// <summary>What is known of a variant.</summary>
/// <param name="Visitors">Independent visitors who got it, 0 or more.</param>
/// <param name="Successes">How many of them did what is counted, 0 to <paramref name="Visitors"/>.</param>
public readonly record struct VariantCounts(long Visitors, long Successes);

/// <summary>A variant against the control.</summary>
/// <param name="Difference">Its share of successes less the control's, −1 to 1.</param>
/// <param name="Low">Lower end of the interval that holds at all looks and over all variants.</param>
/// <param name="High">Upper end.</param>
/// <param name="PValue">Probability, 0–1, of ever seeing such a difference by chance, corrected for the number of variants.</param>
/// <param name="HasBegun">Whether both have enough visitors; before that the interval is −1 to 1 and the p value 1.</param>
public sealed record VariantComparison(double Difference, double Low, double High, double PValue, bool HasBegun)
{
    // The sequence is asymptotic: with fewer of either kind a share is too far from normal for its standard error to mean much.
    internal const int LeastOfEachKind = 10;

    /// <summary>Whether the variant is other than the control.</summary>
    public bool IsDecided => Low > 0 || High < 0;

    /// <summary>
    /// Every variant against the control, by <see cref="ConfidenceSequence"/> at α divided by the number of variants (Bonferroni),
    /// so that α is the probability of a false decision in the whole experiment, at whatever time somebody looks.
    /// </summary>
    /// <param name="plan">Made before the experiment began: its sample size decides where the intervals are narrowest.</param>
    /// <param name="counts">[variants], the control first.</param>
    /// <returns>[variants − 1].</returns>
    /// <exception cref="ArgumentException">There are not as many as the plan has shares, or more successes than visitors.</exception>
    public static VariantComparison[] OfAll(ExperimentPlan plan, IReadOnlyList<VariantCounts> counts)
    {
        if (counts.Count != plan.Shares.Count)
            throw new ArgumentException($"The plan is for {plan.Shares.Count} variants, not {counts.Count}.", nameof(counts));
        if (counts.Any(variant => variant.Successes < 0 || variant.Successes > variant.Visitors))
            throw new ArgumentException("A variant has more successes than visitors, or fewer than none.", nameof(counts));
        return [.. counts.Skip(1).Select((variant, i) => Of(counts[0], variant, new(plan.AlphaOfEach, plan.VisitorsOfPair(i + 1)), plan.Shares.Count - 1))];
    }

    private static VariantComparison Of(VariantCounts control, VariantCounts variant, ConfidenceSequence sequence, int comparisons)
    {
        double difference = Share(variant) - Share(control);
        if (!IsEnough(control) || !IsEnough(variant))
            return new(difference, -1, 1, 1, HasBegun: false);
        double cases = control.Visitors + variant.Visitors, error = Math.Sqrt(Variance(control) + Variance(variant)), half = error * sequence.StandardErrors(cases);
        return new(difference, Math.Max(-1, difference - half), Math.Min(1, difference + half), Math.Min(1, comparisons * sequence.PValue(difference / error, cases)), HasBegun: true);
    }

    private static double Share(VariantCounts counts) => counts.Visitors == 0 ? 0 : (double)counts.Successes / counts.Visitors;

    private static bool IsEnough(VariantCounts counts) => Math.Min(counts.Successes, counts.Visitors - counts.Successes) >= LeastOfEachKind;

    // A success and a failure more in each (Agresti and Caffo 2000): few rare successes would look more certain than they are.
    private static double Variance(VariantCounts counts)
    {
        double share = (counts.Successes + 1.0) / (counts.Visitors + 2);
        return share * (1 - share) / counts.Visitors;
    }
}
