using RecApp.Experiments.Statistics;
using RecApp.Storage;
using RecApp.Storage.Experiments;
using RecApp.Storage.Hours;

namespace RecApp.Experiments;

/// <summary>Says how experiments stand. Every method may throw <see cref="StorageUnavailableException"/>.</summary>
public sealed class ExperimentReports(ExperimentStore store, HourStore hours, ExperimentRunner runner, TimeProvider clock)
{
    private const int MostDays = 366, Week = 7;

    /// <summary>How an experiment stands.</summary>
    public async Task<ExperimentReport> OfAsync(Experiment experiment, CancellationToken cancellationToken = default)
    {
        var definition = experiment.Definition;
        var plan = definition.ToPlan();
        var days = Days(experiment, plan, await store.CountAsync(experiment.Id, cancellationToken));
        var last = days.Count > 0 ? days[^1] : null;
        long[] visitors = [.. last?.Visitors ?? definition.Variants.Select(_ => 0L)];
        double perDay = experiment.StartedUtc is null ? definition.Traffic * await AnsweredPerDayAsync(definition.Model, cancellationToken) : visitors.Sum() / Math.Max(1.0 / 24, DaysOf(experiment));
        double ratio = SampleRatioTest.PValue(visitors, plan.Shares);
        ExperimentProgress progress = new(visitors.Sum(), perDay, plan.DaysToGo(visitors.Sum(), perDay), ratio, ratio <= SampleRatioTest.Threshold);
        VariantReport[] variants = [.. definition.Variants.Select((variant, place) => Of(definition, variant, visitors[place], last?.Successes[place] ?? 0, place == 0 ? null : last?.Differences[place - 1]))];
        var best = variants.Where(variant => variant.Against is { Low: > 0 }).MaxBy(variant => variant.Against!.Low);
        string? winner = progress.IsSampleRatioWrong ? null : best?.Name;
        return new(ExperimentSummary.From(experiment), variants, progress, ExperimentVerdict.Of(experiment, plan, variants, progress, winner), winner, [.. days.TakeLast(MostDays)]);
    }

    /// <summary>How many questions of people and programs a model answered in a day of the last week: so many visitors at most.</summary>
    public async Task<double> AnsweredPerDayAsync(string model, CancellationToken cancellationToken = default)
    {
        var rows = await hours.SinceAsync(model, clock.GetUtcNow().AddDays(-Week), cancellationToken);
        return rows.Where(row => row.Key.Caller is Admission.Caller.Page or Admission.Caller.Api).Sum(row => row[Outcome.Answered]) / (double)Week;
    }

    private VariantReport Of(ExperimentDefinition definition, ExperimentVariant variant, long visitors, long successes, VariantDifference? against)
    {
        var version = variant.Version is { } name ? runner.Find(definition.Model, name) : null;
        return new(variant.Name, variant.Share, visitors, successes, visitors == 0 ? null : (double)successes / visitors, against)
        {
            Problem = version?.Problem,
            HeldBytes = version?.Held?.Bytes,
        };
    }

    // A clock that was set back may have put visitors before the start: they count from their day on.
    private List<ExperimentDay> Days(Experiment experiment, ExperimentPlan plan, IReadOnlyList<DayCount> counts)
    {
        if (experiment.StartedUtc is not { } started)
            return [];
        var first = counts.Select(count => count.Day).Append(DayOf(started)).Min();
        var last = counts.Select(count => count.Day).Append(DayOf(experiment.EndedUtc ?? clock.GetUtcNow())).Max();
        string[] names = [.. experiment.Definition.Variants.Select(variant => variant.Name)];
        long[] visitors = new long[names.Length], successes = new long[names.Length];
        var byDay = counts.ToLookup(count => count.Day);
        List<ExperimentDay> days = [];
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var count in byDay[day])
            {
                int place = Array.IndexOf(names, count.Variant);
                visitors[place] += count.Visitors;
                successes[place] += count.Successes;
            }
            days.Add(new(day, [.. visitors], [.. successes], Differences(plan, visitors, successes)));
        }
        return days;
    }

    private static VariantDifference[] Differences(ExperimentPlan plan, long[] visitors, long[] successes) =>
    [
        .. VariantComparison.OfAll(plan, [.. visitors.Zip(successes, (all, good) => new VariantCounts(all, good))])
            .Select((one, place) => new VariantDifference(one.Difference, one.Low, one.High, one.PValue, plan.PowerAt(place + 1, visitors.Sum()), one.HasBegun)),
    ];

    private double DaysOf(Experiment experiment) => ((experiment.EndedUtc ?? clock.GetUtcNow()) - experiment.StartedUtc!.Value).TotalDays;

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
