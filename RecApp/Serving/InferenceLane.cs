using System.Diagnostics.CodeAnalysis;
using RecApp.Admission;

namespace RecApp.Serving;

/// <summary>One model's share of the gate: those who run, those who wait, and how long a call takes.</summary>
internal sealed class InferenceLane(string model, int concurrency, int queue, TimeProvider clock)
{
    private readonly FairQueue _places = new(concurrency, queue, clock);
    private double _meanSeconds;

    /// <summary>The model, or what else has a lane of its own.</summary>
    public string Name => model;

    /// <summary>Calls that run or wait.</summary>
    public int Inside => _places.Inside;

    /// <summary>Calls that wait.</summary>
    public int Waiting => _places.Waiting;

    /// <summary>Enters with brief work when a place is free right now.</summary>
    public bool TryEnterBriefly([NotNullWhen(true)] out FairQueue.Place? place) => _places.TryEnter(Caller.Current.Address, isBrief: true, out place);

    /// <exception cref="InferenceBusyException">The queue is full, or the deadline passed while waiting.</exception>
    public async Task<FairQueue.Place> EnterAsync(bool isBrief, CancellationToken deadline, CancellationToken caller)
    {
        try
        {
            return await _places.EnterAsync(Caller.Current.Address, isBrief, deadline).ConfigureAwait(false) ?? throw Busy("Many people are asking at the moment.");
        }
        catch (OperationCanceledException)
        {
            caller.ThrowIfCancellationRequested();
            throw Busy("Many people are asking at the moment.");
        }
    }

    /// <summary>Gives a place back and remembers how long it was held.</summary>
    /// <param name="place">From entering.</param>
    /// <param name="started">The clock's timestamp when the work began.</param>
    public void Leave(FairQueue.Place place, long started)
    {
        double seconds = clock.GetElapsedTime(started).TotalSeconds;
        // A moving average is all the estimate needs; a lost update between threads does no harm.
        _meanSeconds = _meanSeconds == 0 ? seconds : 0.9 * _meanSeconds + 0.1 * seconds;
        place.Dispose();
    }

    /// <summary>Says when those who are inside now should be through.</summary>
    public InferenceBusyException Busy(string reason) =>
        new(model, reason, TimeSpan.FromSeconds(Math.Ceiling(Math.Clamp(Inside * _meanSeconds / concurrency, 1, 30))));
}
