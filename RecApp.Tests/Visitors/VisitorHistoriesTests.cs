using RecApp.Cluster.Visitors;
using RecApp.Visitors;

namespace RecApp.Tests.Visitors;

/// <summary>What holds wherever histories are kept.</summary>
public abstract class VisitorHistoriesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _visitor = Guid.CreateVersion7().ToString("N");

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<IVisitorHistories> StartAsync();

    [Fact]
    public async Task Next_WhoDidNothing_IsEmptyAndWaitsForADeed()
    {
        var histories = await StartAsync();
        var none = await histories.NextAsync(_visitor, -1, Cancellation);
        Assert.Empty(none.Deeds);
        var waiting = UntilAsync(histories, none.Revision, 1);

        histories.Tell(_visitor, Deed("1"));

        Assert.Equal("1", Assert.Single((await waiting).Deeds).Item);
    }

    [Fact]
    public async Task Tell_ManyDeeds_KeepsTheLastHundredInTheirOrder()
    {
        var histories = await StartAsync();
        for (int item = 1; item <= 130; item++)
            histories.Tell(_visitor, Deed($"{item}"));

        var history = await UntilAsync(histories, -1, 100, last: "130");

        Assert.Equal(Enumerable.Range(31, 100).Select(item => $"{item}"), history.Deeds.Select(deed => deed.Item));
    }

    [Fact]
    public async Task Tell_AnotherVisitor_ChangesNothing()
    {
        var histories = await StartAsync();
        histories.Tell(_visitor, Deed("1"));
        await UntilAsync(histories, -1, 1);

        Assert.Empty((await histories.NextAsync(_visitor + "x", -1, Cancellation)).Deeds);
    }

    [Fact]
    public async Task Forget_WhileATabWaits_TellsItAndLeavesNothing()
    {
        var histories = await StartAsync();
        histories.Tell(_visitor, Deed("1"));
        var told = await UntilAsync(histories, -1, 1);
        var waiting = UntilAsync(histories, told.Revision, 0);

        await histories.ForgetAsync(_visitor, Cancellation);

        Assert.Empty((await waiting).Deeds);
        Assert.Empty((await histories.NextAsync(_visitor, -1, Cancellation)).Deeds);
    }

    [Fact]
    public async Task Next_GivenUp_Ends()
    {
        var histories = await StartAsync();
        var none = await histories.NextAsync(_visitor, -1, Cancellation);
        using CancellationTokenSource end = new();
        var waiting = Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (true)
                await histories.NextAsync(_visitor, none.Revision, end.Token);
        });

        await end.CancelAsync();

        await waiting.WaitAsync(Patience, Cancellation);
    }

    private async Task<VisitorHistory> UntilAsync(IVisitorHistories histories, long known, int deeds, string? last = null)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            var history = await histories.NextAsync(_visitor, known, patience.Token);
            if (history.Deeds.Count == deeds && (last is null || history.Deeds[^1].Item == last))
                return history;
            known = history.Revision;
        }
    }

    private static VisitorDeed Deed(string item) => new("movies", item, "play", TimeProvider.System.GetUtcNow());
}
