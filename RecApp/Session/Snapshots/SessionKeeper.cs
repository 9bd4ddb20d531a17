using Microsoft.AspNetCore.Components;
using RecApp.Ui;

namespace RecApp.Session.Snapshots;

/// <summary>Shows nothing. Writes the session down a moment after each change, and once more before the circuit is paused or given up.</summary>
public sealed class SessionKeeper : ComponentBase, IDisposable
{
    // What is lost where the machine loses its power. Who types is written down four times a second.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private PersistingComponentStateSubscription? _subscription;
    private ITimer? _timer;
    private int _isWaiting;

    [Inject]
    private TabSessionLease Lease { get; set; } = null!;

    [Inject]
    private TabSnapshots Snapshots { get; set; } = null!;

    [Inject]
    private CircuitActivity Activity { get; set; } = null!;

    [Inject]
    private PersistentComponentState Persisting { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    public void Dispose()
    {
        Activity.Happened -= OnHappened;
        _subscription?.Dispose();
        _timer?.Dispose();
    }

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive)
            return;
        _subscription = Persisting.RegisterOnPersisting(SaveAsync);
        if (!Snapshots.TakesEveryChange)
            return;
        _timer = Clock.CreateTimer(_ => _ = InvokeAsync(SaveAsync).ReportTo(DispatchExceptionAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Activity.Happened += OnHappened;
    }

    private void OnHappened()
    {
        if (Interlocked.Exchange(ref _isWaiting, 1) == 0)
            _timer!.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private Task SaveAsync()
    {
        Volatile.Write(ref _isWaiting, 0);
        return Lease.Tab is { } tab ? Snapshots.SaveAsync(tab, Lease.Session) : Task.CompletedTask;
    }
}
