using RecApp.Admission;

namespace RecApp.Hosting;

/// <summary>Turns in which circuits' events are handled: callers get equal shares, however many tabs they have open.</summary>
internal sealed class CircuitTurns(TimeProvider clock)
{
    // What an event computes takes milliseconds; what takes longer waits for a model or a file, and a turn must not wait with it.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);

    // The other half of the processors is left to requests and to what events have begun. A circuit waits with one event at most, so
    // circuits bound the queue; an event is never refused, as it would be lost.
    private readonly FairQueue _places = new(Math.Max(1, Environment.ProcessorCount / 2), room: int.MaxValue, clock);

    /// <summary>Does the work of an event in a turn of the current caller's.</summary>
    /// <returns>Once the event is handled or waits for something else: the task of the work.</returns>
    public async Task<Task> TakeAsync(Func<Task> handle)
    {
        Task handled;
        using (await _places.EnterAsync(Caller.Current.Address, isBrief: true, CancellationToken.None))
        {
            handled = handle();
            if (!handled.IsCompleted)
                await Task.WhenAny(handled, Task.Delay(Longest, clock));
        }
        return handled;
    }
}
