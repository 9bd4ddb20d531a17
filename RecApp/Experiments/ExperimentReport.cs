namespace RecApp.Experiments;

/// <summary>An experiment and how it stands.</summary>
/// <param name="Experiment">What is compared.</param>
/// <param name="Variants">The control first.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Verdict">What follows, in words.</param>
/// <param name="Winner">The variant that is better than the control for certain; null where none is.</param>
/// <param name="Days">How it stood at the end of each day, the oldest first; at most the last 366.</param>
public sealed record ExperimentReport(
    ExperimentSummary Experiment, IReadOnlyList<VariantReport> Variants, ExperimentProgress Progress, string Verdict, string? Winner, IReadOnlyList<ExperimentDay> Days);

/// <summary>What is compared, as the API tells it.</summary>
/// <param name="Name">The experiment's name.</param>
/// <param name="State">How far it is.</param>
/// <param name="Definition">Variants, outcome and plan.</param>
/// <param name="CreatedUtc">When it was drafted.</param>
/// <param name="StartedUtc">When it was started; null before.</param>
/// <param name="EndedUtc">When it was ended; null before.</param>
/// <param name="Promoted">The variant that was chosen; null before.</param>
/// <param name="VisitorsNeeded">Of all variants together, for a power of 0.8.</param>
public sealed record ExperimentSummary(
    string Name, ExperimentState State, ExperimentDefinition Definition, DateTimeOffset CreatedUtc, DateTimeOffset? StartedUtc, DateTimeOffset? EndedUtc, string? Promoted, long VisitorsNeeded)
{
    internal static ExperimentSummary From(Experiment experiment) => new(
        experiment.Name, experiment.State, experiment.Definition, experiment.CreatedUtc, experiment.StartedUtc, experiment.EndedUtc, experiment.Promoted,
        (long)Math.Ceiling(experiment.Definition.ToPlan().Visitors));
}

/// <summary>A variant and what its visitors did.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="Share">Of the experiment's visitors, as promised.</param>
/// <param name="Visitors">Who got it.</param>
/// <param name="Successes">Whose outcome came.</param>
/// <param name="Rate">Share of successes; null without visitors.</param>
/// <param name="Against">The difference from the control; null for the control.</param>
public sealed record VariantReport(string Name, double Share, long Visitors, long Successes, double? Rate, VariantDifference? Against)
{
    /// <summary>Why its version can't answer; null where it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Bytes of the version that is kept in memory for it; null where none is.</summary>
    public long? HeldBytes { get; init; }
}

/// <summary>A variant against the control, with the interval that holds at all looks together.</summary>
/// <param name="Difference">Its share of successes less the control's.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="PValue">Probability of ever seeing such a difference by chance.</param>
/// <param name="Power">Probability that the smallest effect would have been found by now.</param>
/// <param name="HasBegun">Whether there is enough to compare: ten successes and ten failures of both.</param>
public sealed record VariantDifference(double Difference, double Low, double High, double PValue, double Power, bool HasBegun);

/// <summary>How far an experiment is.</summary>
/// <param name="Visitors">Of all variants together.</param>
/// <param name="VisitorsPerDay">Since the start; before it at most so many, from what the model answered in the last week.</param>
/// <param name="DaysToGo">Until the planned visitors are there; null while nobody comes.</param>
/// <param name="SampleRatioPValue">Of the visitors' split, 0–1.</param>
/// <param name="IsSampleRatioWrong">Whether the variants do not get the visitors that their shares promise: then no result means anything.</param>
public sealed record ExperimentProgress(long Visitors, double VisitorsPerDay, int? DaysToGo, double SampleRatioPValue, bool IsSampleRatioWrong);

/// <summary>How an experiment stood at the end of a day.</summary>
/// <param name="Day">In UTC.</param>
/// <param name="Visitors">[variants] so far, the control first.</param>
/// <param name="Successes">[variants] so far.</param>
/// <param name="Differences">[variants − 1] from the control.</param>
public sealed record ExperimentDay(DateOnly Day, IReadOnlyList<long> Visitors, IReadOnlyList<long> Successes, IReadOnlyList<VariantDifference> Differences);
