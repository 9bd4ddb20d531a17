using RecApp.Admission;

namespace RecApp.Tests.Admission;

public class FairQueueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enter_OneCallerQueuedFirst_TheOtherIsNextAllTheSame()
    {
        var queue = new FairQueue(1, 100, TimeProvider.System);
        var held = await EnterAsync(queue, "greedy");
        var greedy = Enumerable.Range(0, 50).Select(_ => EnterAsync(queue, "greedy")).ToArray();
        var gentle = EnterAsync(queue, "gentle");

        held!.Dispose();
        var place = await gentle;

        Assert.NotNull(place);
        Assert.DoesNotContain(greedy, waiting => waiting.IsCompleted);
        place.Dispose();
        Assert.NotNull(await greedy[0]);
    }

    [Fact]
    public async Task Enter_LongWorkWhileOthersAreAbout_LeavesHalfOfThePlaces()
    {
        var queue = new FairQueue(4, 100, TimeProvider.System);
        (await EnterAsync(queue, "gentle"))!.Dispose();
        var greedy = Enumerable.Range(0, 4).Select(_ => EnterAsync(queue, "greedy")).ToArray();

        Assert.Equal(2, greedy.Count(waiting => waiting.IsCompleted));
        Assert.True(EnterAsync(queue, "gentle").IsCompletedSuccessfully);
        Assert.True(queue.TryEnter("greedy", isBrief: true, out _));
    }

    [Fact]
    public async Task Enter_LongWorkWhileAlone_TakesEveryPlaceUnlessHalfIsKept()
    {
        var queue = new FairQueue(4, 0, TimeProvider.System);
        var careful = new FairQueue(4, 0, TimeProvider.System, keepsHalf: true);

        Assert.Equal(4, await CountAsync(queue));
        Assert.Equal(2, await CountAsync(careful));

        static async Task<int> CountAsync(FairQueue queue)
        {
            int places = 0;
            while (await EnterAsync(queue, "alone") is not null)
                places++;
            return places;
        }
    }

    [Fact]
    public async Task Enter_QueueFull_PushesOutTheLastOfWhoWaitsWithMost()
    {
        var queue = new FairQueue(1, 3, TimeProvider.System);
        var held = await EnterAsync(queue, "greedy");
        var greedy = Enumerable.Range(0, 3).Select(_ => EnterAsync(queue, "greedy")).ToArray();
        Assert.Null(await EnterAsync(queue, "greedy"));

        var gentle = EnterAsync(queue, "gentle");

        Assert.Null(await greedy[2]);
        Assert.False(greedy[0].IsCompleted);
        held!.Dispose();
        Assert.NotNull(await gentle);
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_LeavesTheQueueAndNothingBehind()
    {
        var queue = new FairQueue(1, 1, TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var held = await EnterAsync(queue, "one");
        var waiting = queue.EnterAsync("two", isBrief: false, stop.Token).AsTask();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, queue.Inside);
        held!.Dispose();
        held.Dispose();
        Assert.Equal(0, queue.Inside);
        Assert.True(queue.TryEnter("three", isBrief: false, out _));
    }

    [Fact]
    public async Task Enter_ManyCallersAtOnce_NeverMoreThanThePlacesAndNobodyIsForgotten()
    {
        var queue = new FairQueue(3, 10_000, TimeProvider.System);
        int held = 0, most = 0, served = 0;
        await Parallel.ForAsync(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancellation }, async (i, cancellationToken) =>
        {
            using var place = await queue.EnterAsync($"caller {i % 7}", isBrief: i % 3 == 0, cancellationToken);
            int now = Interlocked.Increment(ref held);
            for (int seen = most; now > seen; seen = most)
                Interlocked.CompareExchange(ref most, now, seen);
            await Task.Yield();
            Interlocked.Decrement(ref held);
            Interlocked.Add(ref served, place is null ? 0 : 1);
        });
        Assert.Equal(2_000, served);
        Assert.InRange(most, 1, 3);
        Assert.Equal(0, queue.Inside);
    }

    private static Task<FairQueue.Place?> EnterAsync(FairQueue queue, string caller) => queue.EnterAsync(caller, isBrief: false, Cancellation).AsTask();
}
