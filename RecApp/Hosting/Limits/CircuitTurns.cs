using RecApp.Admission;

namespace RecApp.Hosting.Limits;

/// <summary>Turns in which circuits' events are handled: callers get equal shares, however many tabs they have open.</summary>
internal sealed class CircuitTurns(TimeProvider clock)
{
    // Events that are begun and not through. What follows on a turn, such as an answer and its rendering, is in none: of one who has
    // a hundred and fifty tabs that would be a hundred and fifty renderings, one after the other, and everybody's requests behind them.
    private const int MostBegun = 16;

    // What an event computes takes milliseconds; what takes longer waits for a model or a file, and a turn must not wait with it.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);

    // What is not through by then waits for work of seconds, and the caller's other tabs must not wait with it.
    private static readonly TimeSpan LongestBegun = TimeSpan.FromMilliseconds(250);

    // The other half of the processors is left to requests and to what events have begun. A circuit waits with one event at most, so
    // circuits bound the queues; an event is never refused, as it would be lost.
    private readonly FairQueue _turns = new(Math.Max(1, Environment.ProcessorCount / 2), room: int.MaxValue, clock);
    private readonly FairQueue _begun = new(MostBegun, room: int.MaxValue, clock);

    /// <summary>Does the work of an event in a turn of the current caller's.</summary>
    /// <returns>Once the event is handled or waits for something else: the task of the work.</returns>
    public async Task<Task> TakeAsync(Func<Task> handle)
    {
        var place = await _begun.EnterAsync(Caller.Current.Address, isBrief: false, CancellationToken.None);
        var handled = Task.CompletedTask;
        try
        {
            using (await _turns.EnterAsync(Caller.Current.Address, isBrief: true, CancellationToken.None))
            {
                handled = handle();
                await WaitAsync(handled, Longest);
            }
            return handled;
        }
        finally
        {
            _ = LeaveAsync(place!, handled);
        }
    }

    private async Task LeaveAsync(FairQueue.Place place, Task handled)
    {
        using (place)
            await WaitAsync(handled, LongestBegun);
    }

    private Task WaitAsync(Task handled, TimeSpan atMost) => handled.IsCompleted ? Task.CompletedTask : Task.WhenAny(handled, Task.Delay(atMost, clock));
}
