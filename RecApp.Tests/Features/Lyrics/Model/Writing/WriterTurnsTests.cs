using RecApp.Features.Lyrics.Model.Writing;

namespace RecApp.Tests.Features.Lyrics.Model.Writing;

public class WriterTurnsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_TwentyWriters_NoneIsMoreThanATurnAhead()
    {
        // One turn alone: with two, a busy machine may hold up the thread of one while the other goes round.
        var turns = new WriterTurns(1, TimeProvider.System);
        int[] taken = new int[20];
        int least = 0, spread = 0;
        // The turn is held until all twenty wait, so that the order is theirs and not the scheduler's.
        var first = await turns.TakeAsync(Cancelled);
        var writers = Enumerable.Range(0, 20).Select(WriteAsync).ToArray();
        first.Dispose();
        await Task.WhenAll(writers);

        Assert.All(taken, count => Assert.Equal(50, count));
        Assert.InRange(spread, 1, 6);

        async Task WriteAsync(int writer)
        {
            for (int i = 0; i < 50; i++)
            {
                using (await turns.TakeAsync(Cancelled))
                {
                    lock (taken)
                    {
                        taken[writer]++;
                        least = taken.Min();
                        spread = Math.Max(spread, taken.Max() - least);
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Take_CancelledWhileWaiting_LeavesTheTurnToOthers()
    {
        var turns = new WriterTurns(1, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var held = await turns.TakeAsync(Cancelled);
        var waiting = turns.TakeAsync(stop.Token).AsTask();
        var next = turns.TakeAsync(Cancelled).AsTask();

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        held.Dispose();
        // Ending a turn twice must not make two of it.
        held.Dispose();

        using (await next)
            Assert.False(turns.TakeAsync(Cancelled).IsCompleted);
    }
}
