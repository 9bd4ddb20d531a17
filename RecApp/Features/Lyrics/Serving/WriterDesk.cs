using Microsoft.Extensions.Options;
using RecApp.Features.Lyrics.Writing;
using RecApp.Inference;

namespace RecApp.Features.Lyrics.Serving;

/// <summary>Admits writers: so many work at once and share the cores by turns, so many wait, the others are told when to come back.</summary>
internal sealed class WriterDesk(IOptions<LyricsOptions> options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.Writers);
    private readonly WriterTurns _turns = new(options.Value.Cores > 0 ? options.Value.Cores : Environment.ProcessorCount);
    private int _inside;

    /// <summary>Turns on the cores.</summary>
    public IWriterTurns Turns => _turns;

    /// <summary>Writers that work or wait.</summary>
    public int Inside => Volatile.Read(ref _inside);

    /// <summary>Does the work of a writer once there is a place for it, on the thread pool.</summary>
    /// <param name="work">Handed a token that fires at the deadline and when the caller cancels.</param>
    /// <param name="cancellation">The caller's.</param>
    /// <exception cref="InferenceBusyException">Too many are waiting, or the deadline passed.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _inside) > options.Value.Writers + options.Value.Queue)
        {
            Interlocked.Decrement(ref _inside);
            throw Busy("Many people are writing at the moment.");
        }
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.DeadlineSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        bool entered = false;
        try
        {
            await _places.WaitAsync(either.Token);
            entered = true;
            return await Task.Run(() => work(either.Token), either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw Busy("This took longer than it may.");
        }
        finally
        {
            if (entered)
                _places.Release();
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose()
    {
        _turns.Dispose();
        _places.Dispose();
    }

    private static InferenceBusyException Busy(string reason) => new(LyricsService.ModelName, reason, TimeSpan.FromSeconds(10));
}
