using RecApp.Serving;


namespace RecApp.Tests.Serving;

public sealed class MicroBatchTests
{
    private readonly List<int[]> _groups = [];
    private readonly MicroBatch<int, int> _batch;

    public MicroBatchTests() => _batch = new(Double, size => size, 100);

    [Fact]
    public async Task RunTurn_LoneItem_IsComputedAtOnce()
    {
        var entry = _batch.Add(7);
        _batch.RunTurn();
        Assert.Equal(14, await entry.Result);
        _batch.RunTurn();
        Assert.Single(_groups);
    }

    [Fact]
    public async Task RunTurn_SeveralItems_TakesTheOldestAndThoseOfItsSizeAndLeavesTheRest()
    {
        var entries = new[] { 30, 1, 31, 29, 90 }.Select(_batch.Add).ToArray();
        _batch.RunTurn();
        Assert.Equal("30 31 29", string.Join(' ', Assert.Single(_groups)));
        Assert.False(entries[1].Result.IsCompleted || entries[4].Result.IsCompleted);
        _batch.RunTurn();
        _batch.RunTurn();
        int[] results = await Task.WhenAll(entries.Select(entry => entry.Result));
        Assert.Equal([60, 2, 62, 58, 180], results);
        Assert.Equal([[30, 31, 29], [1], [90]], _groups);
    }

    [Fact]
    public async Task RunTurn_ItemLargerThanATurn_IsComputedAlone()
    {
        var entry = _batch.Add(500);
        _batch.RunTurn();
        Assert.Equal(1000, await entry.Result);
    }

    [Fact]
    public async Task RunTurn_Failure_ReachesThoseConcernedAndNobodyElse()
    {
        var wrong = _batch.Add(-1);
        _batch.RunTurn();
        await Assert.ThrowsAsync<InvalidOperationException>(() => wrong.Result);
        var right = _batch.Add(2);
        _batch.RunTurn();
        Assert.Equal(4, await right.Result);
    }

    [Fact]
    public void Remove_BeforeItsTurn_IsNeverComputed()
    {
        _batch.Remove(_batch.Add(5));
        _batch.RunTurn();
        Assert.Empty(_groups);
    }

    [Fact]
    public async Task RunTurn_ManyThreads_EveryItemGetsItsOwnResultOnce()
    {
        int computed = 0;
        var batch = new MicroBatch<int, int>(items =>
        {
            Interlocked.Add(ref computed, items.Count);
            return [.. items.Select(item => item * 2)];
        }, _ => 1, 16);
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(item => Task.Run(async () =>
        {
            var entry = batch.Add(item);
            batch.RunTurn();
            Assert.Equal(item * 2, await entry.Result);
        })));
        Assert.Equal(2_000, computed);
    }

    private int[] Double(IReadOnlyList<int> items)
    {
        if (items.Any(item => item < 0))
            throw new InvalidOperationException("below 0");
        _groups.Add([.. items]);
        return [.. items.Select(item => item * 2)];
    }

    [Fact]
    public void RunUntilTaken_OthersThatWaitedLongerLeaveNoRoom_ComputesTheItemAllTheSame()
    {
        var batch = new MicroBatch<int, int>(items => [.. items.Select(item => -item)], item => item, largest: 10);
        var others = Enumerable.Range(0, 5).Select(_ => batch.Add(10)).ToArray();
        var own = batch.Add(9);

        batch.RunUntilTaken(own);

        Assert.True(own.Result.IsCompletedSuccessfully);
        Assert.All(others, other => Assert.True(other.Result.IsCompletedSuccessfully));
        // Nothing waits any more, so this returns at once.
        batch.RunUntilTaken(own);
    }
}
