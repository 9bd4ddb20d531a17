using Microsoft.Extensions.Options;
using RecApp.Bundles;
using RecApp.Monitoring.Drift;
using RecApp.Monitoring.Quality;
using RecApp.Monitoring.Watching;
using RecApp.Storage;
using RecApp.Storage.Hours;

namespace RecApp.Monitoring.Alerts;

/// <summary>Looks at what the rules are about, in the hours that the monitor's pages read, too.</summary>
internal sealed class AlertWatch(
    HourStore hours, FeedbackStore feedback, Database database, ModelCatalog catalog, DriftWatch drift, IOptions<AlertOptions> options, TimeProvider clock)
{
    private readonly AlertOptions _options = options.Value;

    /// <summary>Looks at every rule for every model.</summary>
    /// <exception cref="StorageUnavailableException">The log can't be read: nothing can be said.</exception>
    public async Task<AlertLook> LookAsync(CancellationToken cancellationToken)
    {
        int longest = new[] { _options.Drift.Hours, _options.Failed.Hours, _options.Busy.Hours, _options.Latency.Hours }.Max();
        var rows = (await hours.SinceAsync(null, From(longest), cancellationToken)).ToLookup(row => row.Key.Model);
        List<AlertFinding> found = [];
        List<MeasureDrift> measures = [];
        foreach (var model in catalog.List())
        {
            HourRow[] all = [.. rows[model.Name]];
            if (_options.Drift.On)
                found.Add(LookAtDrift(model, Since(all, _options.Drift.Hours), measures));
            if (_options.Failed.On)
                found.Add(LookAtShare(AlertRule.Failed, model.Name, all, _options.Failed, traffic => traffic.Failed + traffic.Unavailable));
            if (_options.Busy.On)
                found.Add(LookAtShare(AlertRule.Busy, model.Name, all, _options.Busy, traffic => traffic.Busy));
            if (_options.Latency.On)
                found.Add(LookAtLatency(model.Name, all));
        }
        if (_options.Feedback.On)
            found.AddRange(await LookAtFeedbackAsync(cancellationToken));
        if (_options.Storage.On)
            found.Add(await LookAtStorageAsync(cancellationToken));
        return new(found, measures);
    }

    private DateTimeOffset From(int before) => HourKey.HourOf(clock.GetUtcNow()).AddHours(-before);

    private IEnumerable<HourRow> Since(HourRow[] rows, int before)
    {
        var from = From(before);
        return rows.Where(row => row.Key.Hour >= from);
    }

    private AlertFinding LookAtDrift(ModelSummary model, IEnumerable<HourRow> rows, List<MeasureDrift> measures)
    {
        DriftFinding[] enough = [.. drift.Look(model, rows).Where(feature => feature.Rows >= _options.Drift.LeastRequests)];
        measures.AddRange(enough.Select(feature => new MeasureDrift(model.Name, feature.Feature, feature.Psi)));
        DriftFinding[] drifted = [.. enough.Where(feature => feature.Drifted).OrderByDescending(feature => feature.Psi)];
        return new(
            new(AlertRule.Drift, model.Name, model.Manifest?.Version ?? ""), drifted.Length > 0, drifted.FirstOrDefault().Psi, DriftDetector.LeastPsi,
            string.Join(", ", drifted.Select(feature => feature.Feature)));
    }

    private AlertFinding LookAtShare(AlertRule rule, string model, HourRow[] rows, ShareRule limits, Func<Traffic, long> count)
    {
        var traffic = TrafficSum.Of(Since(rows, limits.Hours));
        long asked = traffic.Answered + traffic.Errors;
        double share = asked == 0 ? 0 : (double)count(traffic) / asked, limit = limits.Percent / 100;
        return new(new(rule, model), asked >= limits.LeastRequests && share > limit, share, limit);
    }

    private AlertFinding LookAtLatency(string model, HourRow[] rows)
    {
        var traffic = TrafficSum.Of(Since(rows, _options.Latency.Hours));
        double limit = _options.Latency.LimitOf(model), p95 = traffic.P95Ms ?? 0;
        return new(new(AlertRule.Latency, model), traffic.Answered >= _options.Latency.LeastRequests && p95 > limit, p95, limit);
    }

    // Worse only where the intervals don't meet, or chance would raise alerts.
    private async Task<IEnumerable<AlertFinding>> LookAtFeedbackAsync(CancellationToken cancellationToken)
    {
        var (now, period) = (clock.GetUtcNow(), TimeSpan.FromDays(_options.Feedback.Days));
        var periods = await feedback.GoodSharesAsync(now - 2 * period, now - period, cancellationToken);
        return periods.Select(ratings =>
        {
            var (before, last) = (WilsonInterval.Of(ratings.GoodBefore, ratings.Before), WilsonInterval.Of(ratings.GoodLast, ratings.Last));
            bool isEnough = Math.Min(ratings.Before, ratings.Last) >= _options.Feedback.LeastRatings;
            return new AlertFinding(new(AlertRule.Feedback, ratings.Model), isEnough && last.High < before.Low, last.Share, before.Low);
        });
    }

    private async Task<AlertFinding> LookAtStorageAsync(CancellationToken cancellationToken)
    {
        double use = await database.UseAsync(cancellationToken), limit = _options.Storage.Percent / 100;
        return new(new(AlertRule.Storage, ""), use > limit, use, limit);
    }
}

/// <summary>What a look found.</summary>
/// <param name="Findings">One for each rule and model.</param>
/// <param name="Measures">How far measures with enough predictions are from training.</param>
internal sealed record AlertLook(IReadOnlyList<AlertFinding> Findings, IReadOnlyList<MeasureDrift> Measures);

/// <summary>How far a measure is from what it was in training.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Measure">As the manifest's reference calls it.</param>
/// <param name="Psi">Population stability index, 0 or more.</param>
internal readonly record struct MeasureDrift(string Model, string Measure, double Psi);
