using System.Diagnostics;

namespace RecApp.Benchmarks.Circuits;

/// <summary>What came back for an event.</summary>
/// <param name="First">Milliseconds from sending it to the first render batch after it.</param>
/// <param name="Last">Milliseconds to the last batch before the page came to rest.</param>
internal readonly record struct Answer(double First, double Last);

/// <summary>Tells when the page has answered an event and when it has come to rest again.</summary>
internal sealed class AnswerClock
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly Lock _guard = new();
    private TaskCompletionSource? _answered;
    private TaskCompletionSource? _done;
    private long _sent;
    private long _first;
    private long _last;

    /// <summary>A render batch has arrived.</summary>
    public void Batch()
    {
        TaskCompletionSource? answered;
        lock (_guard)
        {
            _last = Stopwatch.GetTimestamp();
            if (_first == 0)
                _first = _last;
            answered = _answered;
        }

        answered?.TrySetResult();
    }

    /// <summary>The server has finished what the event began; where it showed nothing before, this is the answer.</summary>
    public void Done()
    {
        TaskCompletionSource? done;
        lock (_guard)
        {
            if (_first == 0)
                _first = _last = Stopwatch.GetTimestamp();
            _answered?.TrySetResult();
            done = _done;
        }

        done?.TrySetResult();
    }

    /// <summary>Sends and waits for the answer, until the page has not changed for a second.</summary>
    /// <param name="isTold">Whether the server says when it is done. It says nothing after a move to another page.</param>
    /// <param name="rest">Whether to wait for the page to rest.</param>
    /// <exception cref="TimeoutException">Nothing came within 30 s, or no end within 60 s.</exception>
    public async Task<Answer> MeasureAsync(Func<Task> send, Task ended, bool isTold, bool rest = true)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_guard)
            (_answered, _done, _first, _sent) = (answered, done, 0, Stopwatch.GetTimestamp());
        await send();
        await Task.WhenAny(answered.Task, ended).WaitAsync(Patience);
        if (!answered.Task.IsCompleted)
            throw new IOException("The connection ended before the answer.");
        if (isTold)
            await Task.WhenAny(done.Task, ended).WaitAsync(Longest);
        while (rest && Stopwatch.GetElapsedTime(_sent) < Longest)
        {
            var left = Rest - Stopwatch.GetElapsedTime(Interlocked.Read(ref _last));
            if (left <= TimeSpan.Zero)
                break;
            await Task.Delay(left);
        }

        lock (_guard)
        {
            (_answered, _done) = (null, null);
            return new(Milliseconds(_first), Milliseconds(_last));
        }
    }

    private double Milliseconds(long to) => Stopwatch.GetElapsedTime(_sent, to).TotalMilliseconds;
}
