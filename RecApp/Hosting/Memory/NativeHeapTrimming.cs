namespace RecApp.Hosting.Memory;

/// <summary>Trims the native heap every minute: on a server that many use it would hold hundreds of megabytes of free memory.</summary>
internal sealed class NativeHeapTrimming(TimeProvider clock) : BackgroundService
{
    /// <summary>Time between two.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, clock);
        try
        {
            while (NativeHeap.Trim())
                await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }
}
