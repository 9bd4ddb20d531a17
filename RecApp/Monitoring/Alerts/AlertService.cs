using Microsoft.Extensions.Options;
using RecApp.Monitoring.Alerts.Webhook;
using RecApp.Storage;

namespace RecApp.Monitoring.Alerts;

/// <summary>
/// Looks every so often whether something is wrong, and says so once, also over a restart and where several instances look at one database: in the
/// table, in the log, to collectors and to a webhook.
/// </summary>
internal sealed partial class AlertService(
    AlertWatch watch, AlertStore store, AlertMeters meters, IOptions<AlertOptions> options, TimeProvider clock, ILogger<AlertService> logger) : BackgroundService
{
    private readonly AlertHysteresis _book = new(options.Value.RaiseAfter, options.Value.EndAfter);
    private readonly Func<Alert, string>? _message = options.Value.Webhook.IsOn ? WebhookMessage.Of : null;
    private bool _blind;

    /// <summary>Looks once. One look at a time.</summary>
    /// <exception cref="StorageUnavailableException">Nothing can be read or stored: nothing has changed, and the next look tries again.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        _book.Follow(await store.OpenAsync(cancellationToken));
        var look = await watch.LookAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var (found, over) = _book.Look(look.Findings);
        IReadOnlyList<Alert> raised = [.. found.Select(finding => Alert.Of(finding, now))], ended = [.. over.Select(alert => alert.End(now))];
        if (raised.Count + ended.Count > 0)
            (raised, ended) = await store.WriteAsync(raised, ended, _message, now, cancellationToken);
        foreach (var alert in raised)
        {
            _book.Raise(alert);
            Say(alert);
        }
        foreach (var alert in ended)
        {
            _book.End(alert);
            Say(alert);
        }
        meters.Show(look, _book.Open);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.On)
            return;
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(options.Value.IntervalSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
                if (_blind)
                    LogSeesAgain();
                _blind = false;
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Once, however long it lasts.
                if (!_blind)
                    LogBlind(problem is StorageUnavailableException ? null : problem, problem.Message);
                _blind = true;
            }
        }
    }

    private void Say(Alert alert)
    {
        string what = AlertText.What(alert, alert.Key.Model);
        if (alert.EndedUtc is null)
            LogRaised(what, AlertText.Advice(alert.Key.Rule));
        else
            LogEnded(what);
        meters.Tell(alert, what);
    }

    [LoggerMessage(1, LogLevel.Warning, "Alert: {What} {Advice}", EventName = AlertMeters.RaisedEvent)]
    private partial void LogRaised(string what, string advice);

    [LoggerMessage(2, LogLevel.Information, "Alert ended: {What}", EventName = AlertMeters.EndedEvent)]
    private partial void LogEnded(string what);

    [LoggerMessage(3, LogLevel.Warning, "Alerts can't be looked at: {Reason}")]
    private partial void LogBlind(Exception? problem, string reason);

    [LoggerMessage(4, LogLevel.Information, "Alerts are looked at again")]
    private partial void LogSeesAgain();
}
