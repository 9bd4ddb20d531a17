using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RecApp.Monitoring.Alerts;

/// <summary>What the last look found, for collectors, in the names of OpenTelemetry. docs/operations.md lists the instruments.</summary>
internal sealed class AlertMeters : IDisposable
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "RecApp.Alerts";

    /// <summary>Names of the events: of log records, and of the span's.</summary>
    public const string RaisedEvent = "recapp.alert.raised", EndedEvent = "recapp.alert.ended";

    private readonly Meter _meter;
    private readonly ActivitySource _source = new(Name);
    private volatile AlertLook _look = new([], []);
    private volatile IReadOnlySet<(AlertRule Rule, string Model)> _open = new HashSet<(AlertRule, string)>();

    public AlertMeters(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        // Those that are not open, too: a series that comes and goes is hard to watch.
        _meter.CreateObservableUpDownCounter("recapp.alerts", () => _look.Findings.Select(finding => (finding.Key.Rule, finding.Key.Model)).Union(_open)
            .Select(alert => new Measurement<int>(_open.Contains(alert) ? 1 : 0, new("rule", AlertStore.Name(alert.Rule)), new("model", alert.Model))),
            "{alert}", "Alerts: 1 while one of this rule and model is open.");
        _meter.CreateObservableGauge("recapp.drift", () => _look.Measures.Select(drift => new Measurement<double>(drift.Psi, new("model", drift.Model), new("measure", drift.Measure))),
            description: "Population stability index of a served version's measures against training.");
    }

    public void Dispose()
    {
        _meter.Dispose();
        _source.Dispose();
    }

    /// <summary>Takes a look's findings.</summary>
    public void Show(AlertLook look, IEnumerable<Alert> open)
    {
        _look = look;
        _open = open.Select(alert => (alert.Key.Rule, alert.Key.Model)).ToHashSet();
    }

    /// <summary>Tells whoever collects traces.</summary>
    public void Tell(Alert alert, string what)
    {
        using var span = _source.StartActivity("recapp.alert");
        span?.AddEvent(new(alert.EndedUtc is null ? RaisedEvent : EndedEvent, tags: new()
        {
            ["rule"] = AlertStore.Name(alert.Key.Rule),
            ["model"] = alert.Key.Model,
            ["subject"] = alert.Key.Subject,
            ["measured"] = alert.Measured,
            ["threshold"] = alert.Threshold,
            ["what"] = what,
        }));
    }
}
