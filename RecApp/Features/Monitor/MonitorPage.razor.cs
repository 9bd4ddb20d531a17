using RecApp.Ui;

namespace RecApp.Features.Monitor;

/// <summary>All models at a glance.</summary>
public sealed partial class MonitorPage(MonitorService monitor, ModelDescriptions descriptions, TimeProvider clock) : LivePage(clock)
{
    private MonitorOverview? _overview;
    private AlertReport? _alerts;

    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        _overview = await monitor.OverviewAsync(Period, cancellationToken);
        _alerts = await monitor.AlertsAsync(null, Period, cancellationToken);
    }
}
