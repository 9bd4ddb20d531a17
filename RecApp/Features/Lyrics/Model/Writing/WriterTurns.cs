using RecApp.Admission;

namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>Lets writers take turns on the cores.</summary>
internal interface IWriterTurns
{
    /// <summary>Waits for a turn; disposing it ends it.</summary>
    ValueTask<IDisposable> TakeAsync(CancellationToken cancellationToken);
}

/// <summary>
/// One turn per core at a time, and a turn lasts one run of the network: twenty songs of a caller grow alike, and somebody else's
/// song grows as fast as if they were one.
/// </summary>
/// <param name="cores">Turns at once.</param>
/// <param name="clock">Measures turns.</param>
internal sealed class WriterTurns(int cores, TimeProvider clock) : IWriterTurns
{
    private readonly FairQueue _turns = new(cores, int.MaxValue, clock);

    /// <inheritdoc/>
    public async ValueTask<IDisposable> TakeAsync(CancellationToken cancellationToken) =>
        // There is room for all.
        (await _turns.EnterAsync(Caller.Current.Address, isBrief: true, cancellationToken).ConfigureAwait(false))!;
}
