namespace RecApp.Serving;

/// <summary>A token that fires when a time has passed or the caller cancels, and can tell which it was.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    public Deadline(TimeSpan time, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
        _timer = new(time, clock);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, caller);
        Token = _either.Token;
    }

    /// <summary>May still be looked at after disposal.</summary>
    public CancellationToken Token { get; }

    /// <summary>Time ran out, and it wasn't the caller who gave up.</summary>
    public bool HasPassed => _timer.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
