using Microsoft.Extensions.Options;
using RecApp.Admission;
using RecApp.Serving;

namespace RecApp.Features.Lyrics.Model.Writing;

/// <summary>Admits writers: so many work at once and share the cores by turns, so many wait, the others are told when to come back. Callers get equal shares.</summary>
internal sealed class WriterDesk(IOptions<LyricsOptions> options, TimeProvider clock)
{
    private readonly FairQueue _places = new(options.Value.Writers, options.Value.Queue, clock, keepsHalf: true);

    public IWriterTurns Turns { get; } = new WriterTurns(options.Value.Cores > 0 ? options.Value.Cores : Environment.ProcessorCount, clock);

    /// <summary>Writers that work or wait.</summary>
    public int Inside => _places.Inside;

    /// <summary>Does the work of a writer once there is a place for it, on the thread pool.</summary>
    /// <param name="work">Handed a token that fires at the deadline and when the caller cancels.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="InferenceBusyException">Too many are waiting, or the deadline passed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.DeadlineSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var place = await _places.EnterAsync(Caller.Current.Address, isBrief: false, either.Token) ?? throw Busy("Many people are writing at the moment.");
            return await Task.Run(() => work(either.Token), either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Busy("This took longer than it may.");
        }
    }

    private static InferenceBusyException Busy(string reason) => new(LyricsService.ModelName, reason, TimeSpan.FromSeconds(10));
}
