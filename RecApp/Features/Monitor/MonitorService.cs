using RecApp.Bundles;
using RecApp.Monitoring.Drift;
using RecApp.Monitoring.Quality;
using RecApp.Storage;
using RecApp.Storage.Hours;

namespace RecApp.Features.Monitor;

/// <summary>Reads what was asked of the models, and compares it with what they learnt from.</summary>
public sealed class MonitorService(HourStore hours, FeedbackStore feedback, WriteQueue writes, ModelCatalog catalog, TimeProvider clock)
{
    private readonly DriftDetector _detector = new();

    /// <summary>All models in a line each.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<MonitorOverview> OverviewAsync(MonitorPeriod period, CancellationToken cancellationToken = default)
    {
        var from = From(period);
        var rows = (await hours.SinceAsync(null, from, cancellationToken)).ToLookup(row => row.Key.Model);
        return new(from, [.. catalog.List().Select(model => new ModelOverviewRow(
            model.Name, model.Served, TrafficSum.Of(rows[model.Name]), _detector.Drifted(Comparisons(model, rows[model.Name]))))], writes.Dropped);
    }

    /// <summary>One model; null when there is none of this name.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<ModelReport?> ReportAsync(string name, MonitorPeriod period, CancellationToken cancellationToken = default)
    {
        if (catalog.Find(name) is not { } model)
            return null;
        var from = From(period);
        var rows = await hours.SinceAsync(name, from, cancellationToken);
        var ratings = await feedback.SinceAsync(name, from, cancellationToken);
        return new(
            name, model.Served, from, TrafficSum.Of(rows),
            [.. rows.GroupBy(row => (row.Key.Version, row.Key.Variant, row.Key.Caller))
                .Select(part => new TrafficPart(part.Key.Version, part.Key.Variant, part.Key.Caller, TrafficSum.Of(part)))
                .OrderByDescending(part => part.Traffic.Asked)],
            Steps(rows, from, period.Step()), Features(model, rows), Shares(ratings));
    }

    /// <summary>The hours themselves; null when there is no model of this name.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<IReadOnlyList<HourRow>?> HoursAsync(string name, MonitorPeriod period, CancellationToken cancellationToken = default) =>
        catalog.Find(name) is null ? null : await hours.SinceAsync(name, From(period), cancellationToken);

    private DateTimeOffset From(MonitorPeriod period) => period.From(clock.GetUtcNow());

    private TrafficStep[] Steps(IReadOnlyList<HourRow> rows, DateTimeOffset from, TimeSpan step)
    {
        // The last step is the one that is not over; an hour of a clock that was set back later falls into it, too.
        int count = (int)((clock.GetUtcNow() - from) / step) + 1;
        var byStep = rows.ToLookup(row => Math.Min((int)((row.Key.Hour - from) / step), count - 1));
        return [.. Enumerable.Range(0, count).Select(number => new TrafficStep(from + number * step, TrafficSum.Of(byStep[number])))];
    }

    private FeatureReport[] Features(ModelSummary model, IEnumerable<HourRow> rows)
    {
        var comparisons = Comparisons(model, rows);
        var verdict = _detector.Judge(comparisons);
        return [.. comparisons.Select((comparison, i) => new FeatureReport(comparison.Reference, comparison.Window, verdict.Features[i]))];
    }

    /// <summary>The served version's measures, now and in training.</summary>
    private static FeatureComparison[] Comparisons(ModelSummary model, IEnumerable<HourRow> rows)
    {
        if (model.Manifest is not { } manifest)
            return [];
        MeasureLayout layout = new(manifest.Reference);
        MeasureCounts counts = new(layout);
        foreach (var row in rows.Where(row => row.Key.Version == manifest.Version))
        {
            if (row.Measured is { } measured)
                counts.Merge(measured);
        }
        return [.. layout.References.Zip(counts.Windows, (reference, window) => new FeatureComparison(
            reference, window, reference.AreCategories == true ? FeatureKind.Category : FeatureKind.Numeric, reference.Unknown))];
    }

    private static RatingShare[] Shares(IReadOnlyList<FeedbackTally> tallies)
    {
        long all = tallies.Sum(tally => tally.Count);
        return [.. tallies.GroupBy(tally => tally.Rating).Select(group => (group.Key, Count: group.Sum(tally => tally.Count))).Select(rating =>
        {
            var interval = WilsonInterval.Of(rating.Count, all);
            return new RatingShare(rating.Key, rating.Count, (double)rating.Count / all, interval.Low, interval.High);
        })];
    }
}
