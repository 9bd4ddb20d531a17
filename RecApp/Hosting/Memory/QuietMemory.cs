namespace RecApp.Hosting.Memory;

/// <summary>
/// Trims the native heap twice a minute: on a server that many use it would hold hundreds of megabytes of free memory. Once nobody asks for
/// anything, it gives back what loading models and the last busy time left behind as well: nobody is there to notice the pause.
/// </summary>
/// <param name="clock">For pauses.</param>
/// <param name="allocated">Bytes of managed memory that were allocated since the start.</param>
/// <param name="trim">Gives free native pages back; false where that is impossible.</param>
/// <param name="release">Collects and compacts everything.</param>
internal sealed class QuietMemory(TimeProvider clock, Func<long> allocated, Func<bool> trim, Action release) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    // A few checks of health and readings of metrics are quiet; what was allocated since the last time must be worth it.
    private const long Quiet = 16L * 1024 * 1024, Worth = 256L * 1024 * 1024;

    private long _last = allocated(), _released;

    public QuietMemory(TimeProvider clock)
        : this(clock, static () => GC.GetTotalAllocatedBytes(), NativeHeap.Trim, MemoryRelease.Collect)
    {
    }

    /// <summary>Looks at what was allocated since the last time.</summary>
    /// <returns>False where nothing can be given back.</returns>
    internal bool Look()
    {
        long now = allocated();
        bool isRelease = now - _last < Quiet && now - _released >= Worth;
        _last = now;
        if (!isRelease)
            return trim();
        release();
        _released = now;
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken) && Look())
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The application stops.
        }
    }
}
