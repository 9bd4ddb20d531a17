using RecApp.Ui;

namespace RecApp.Features.Monitor;

/// <summary>All models at a glance.</summary>
public sealed partial class MonitorPage(MonitorService monitor, ClusterReports cluster, ModelDescriptions descriptions, TimeProvider clock) : LivePage(clock)
{
    private MonitorOverview? _overview;
    private AlertReport? _alerts;
    private ClusterReport? _instances;

    /// <inheritdoc/>
    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        _instances = cluster.Look();
        _overview = await monitor.OverviewAsync(Period, cancellationToken);
        _alerts = await monitor.AlertsAsync(null, Period, cancellationToken);
    }
}
