using System.Diagnostics;

namespace RecApp.Inference;

/// <summary>One model's share of the gate: those who run, those who wait, and how long a call takes.</summary>
internal sealed class InferenceLane(string model, int concurrency, int queue)
{
    private readonly SemaphoreSlim _free = new(concurrency);
    private int _inside;
    private double _meanSeconds;

    /// <summary>Calls that run or wait.</summary>
    public int Inside => Volatile.Read(ref _inside);

    /// <summary>Enters when a place is free right now.</summary>
    public bool TryEnter()
    {
        if (!_free.Wait(0))
            return false;
        Interlocked.Increment(ref _inside);
        return true;
    }

    /// <exception cref="InferenceBusyException">The queue is full, or the deadline passed while waiting.</exception>
    public async Task EnterAsync(CancellationToken deadline, CancellationToken caller)
    {
        if (Interlocked.Increment(ref _inside) > concurrency + queue)
        {
            Interlocked.Decrement(ref _inside);
            throw Busy("Many people are asking at the moment.");
        }
        try
        {
            await _free.WaitAsync(deadline);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref _inside);
            caller.ThrowIfCancellationRequested();
            throw Busy("Many people are asking at the moment.");
        }
    }

    public void Leave(long started)
    {
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        // A moving average is all the estimate needs; a lost update between threads does no harm.
        _meanSeconds = _meanSeconds == 0 ? seconds : 0.9 * _meanSeconds + 0.1 * seconds;
        _free.Release();
        Interlocked.Decrement(ref _inside);
    }

    /// <summary>Says when those who are inside now should be through.</summary>
    public InferenceBusyException Busy(string reason) =>
        new(model, reason, TimeSpan.FromSeconds(Math.Ceiling(Math.Clamp(Inside * _meanSeconds / concurrency, 1, 30))));
}
