using RecApp.Bundles;
using RecApp.Monitoring.Alerts;
using RecApp.Monitoring.Alerts.Webhook;
using RecApp.Monitoring.Quality;
using RecApp.Monitoring.Watching;
using RecApp.Serving;
using RecApp.Storage;
using RecApp.Storage.Hours;

namespace RecApp.Features.Monitor;

/// <summary>Reads what was asked of the models, and compares it with what they learnt from.</summary>
public sealed class MonitorService(
    HourStore hours, FeedbackStore feedback, WriteQueue writes, ModelCatalog catalog, DriftWatch drift, AlertStore alerts, DeliveryStore deliveries,
    InferenceGate gate, IEnumerable<ComputedAhead> ahead, IEnumerable<StatedProbability> stated, TimeProvider clock)
{
    /// <summary>All models in a line each.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<MonitorOverview> OverviewAsync(MonitorPeriod period, CancellationToken cancellationToken = default)
    {
        var from = From(period);
        var rows = (await hours.SinceAsync(null, from, cancellationToken)).ToLookup(row => row.Key.Model);
        return new(from, [.. catalog.List().Select(model => new ModelOverviewRow(
            model.Name, model.Served, TrafficSum.Of(rows[model.Name]), [.. drift.Look(model, rows[model.Name]).Where(feature => feature.Drifted).Select(feature => feature.Feature)]))], writes.Dropped);
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
            [.. rows.Concat(await hours.ShadowsSinceAsync(name, from, cancellationToken)).GroupBy(row => (row.Key.Version, row.Key.Variant, row.Key.Caller))
                .Select(part => new TrafficPart(part.Key.Version, part.Key.Variant, part.Key.Caller, TrafficSum.Of(part)))
                .OrderByDescending(part => part.Traffic.Asked)],
            Steps(rows, from, period.Step()), Features(model, rows), Shares(ratings),
            gate.LoadOf(name), Ahead(name, rows), await CalibrationAsync(model, from, cancellationToken));
    }

    /// <summary>The hours themselves; null when there is no model of this name.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<IReadOnlyList<HourRow>?> HoursAsync(string name, MonitorPeriod period, CancellationToken cancellationToken = default) =>
        catalog.Find(name) is null ? null : await hours.SinceAsync(name, From(period), cancellationToken);

    /// <summary>Open alerts, and those that ended in the period; null when there is no model of this name.</summary>
    /// <param name="name">Only this model's; null for all, and those of no model.</param>
    /// <param name="period">How far back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StorageUnavailableException">The log can't be read.</exception>
    public async Task<AlertReport?> AlertsAsync(string? name, MonitorPeriod period, CancellationToken cancellationToken = default)
    {
        if (name is not null && catalog.Find(name) is null)
            return null;
        var found = await alerts.SinceAsync(From(period), name, cancellationToken);
        var trouble = await deliveries.TroubleAsync(cancellationToken);
        return new([.. found.Select(alert => new AlertRow(
            alert.Id, alert.Key.Rule, alert.Key.Model, alert.Key.Subject, alert.Detail, alert.Measured, alert.Threshold, alert.RaisedUtc, alert.EndedUtc,
            AlertText.What(alert, alert.Key.Model), AlertText.Advice(alert.Key.Rule)))], trouble);
    }

    private DateTimeOffset From(MonitorPeriod period) => period.From(clock.GetUtcNow());

    private TrafficStep[] Steps(IReadOnlyList<HourRow> rows, DateTimeOffset from, TimeSpan step)
    {
        // The last step is the one that is not over; an hour of a clock that was set back later falls into it, too.
        int count = (int)((clock.GetUtcNow() - from) / step) + 1;
        var byStep = rows.ToLookup(row => Math.Min((int)((row.Key.Hour - from) / step), count - 1));
        return [.. Enumerable.Range(0, count).Select(number => new TrafficStep(from + number * step, TrafficSum.Of(byStep[number])))];
    }

    private FeatureReport[] Features(ModelSummary model, IEnumerable<HourRow> rows) =>
        [.. drift.Judge(model, rows).Select(judged => new FeatureReport(judged.Comparison.Reference, judged.Comparison.Window, judged.Verdict))];

    private long? Ahead(string name, IReadOnlyList<HourRow> rows)
    {
        string[] prefixes = [.. ahead.Where(kind => kind.Model == name).Select(kind => kind.VariantPrefix)];
        return prefixes.Length == 0 ? null
            : rows.Where(row => Array.Exists(prefixes, prefix => row.Key.Variant.StartsWith(prefix, StringComparison.Ordinal))).Sum(row => row[Outcome.Answered]);
    }

    private async Task<RatedCalibration?> CalibrationAsync(ModelSummary model, DateTimeOffset from, CancellationToken cancellationToken)
    {
        if (model.Manifest is not { } manifest || stated.FirstOrDefault(kind => kind.Model == model.Name) is not { } probability
            || new MeasureLayout(manifest.Reference).PlaceOf(probability.Measure) is not (>= 0 and var place))
            return null;
        var rated = await feedback.MeasuredAsync(model.Name, manifest.Version, from, cancellationToken);
        // "Okay" says neither; rows of another layout have other numbers.
        return RatedCalibration.Of(rated.Where(rating => rating.Rating != "okay" && place < rating.Values.Count && rating.Values[place] is >= 0 and <= 1)
            .Select(rating => ((double)rating.Values[place], rating.Rating is "love" or "like")));
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
