namespace RecApp.Features.Lyrics.Writing;

/// <summary>Lets writers take turns on the cores.</summary>
internal interface IWriterTurns
{
    /// <summary>Waits for a turn; disposing it ends it.</summary>
    ValueTask<IDisposable> TakeAsync(CancellationToken cancellation);
}

/// <summary>
/// One turn per core at a time, in the order of asking, and a turn lasts one run of the network: twenty songs at once grow alike.
/// </summary>
/// <param name="cores">Turns at once.</param>
internal sealed class WriterTurns(int cores) : IWriterTurns, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource<IDisposable>> _waiting = new();
    private int _free = cores;

    /// <inheritdoc/>
    public ValueTask<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TaskCompletionSource<IDisposable> place;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return new(new Turn(this));
            }
            place = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place);
        }
        return new(WaitAsync(place, cancellation));
    }

    public void Dispose()
    {
        lock (_lock)
            while (_waiting.TryDequeue(out var place))
                place.TrySetCanceled();
    }

    private static async Task<IDisposable> WaitAsync(TaskCompletionSource<IDisposable> place, CancellationToken cancellation)
    {
        using var registration = cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource<IDisposable>)state!).TrySetCanceled(token), place);
        return await place.Task.ConfigureAwait(false);
    }

    private void End()
    {
        lock (_lock)
        {
            while (_waiting.TryDequeue(out var next))
                if (next.TrySetResult(new Turn(this)))
                    return;
            _free++;
        }
    }

    private sealed class Turn(WriterTurns turns) : IDisposable
    {
        private WriterTurns? _turns = turns;

        public void Dispose() => Interlocked.Exchange(ref _turns, null)?.End();
    }
}
