using RecApp.Serving;
using RecApp.Visitors;

namespace RecApp.Tests.Visitors;

public sealed class NextAnswersTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly VisitorBench _bench = new();
    private readonly CancellationTokenSource _closed = new();

    [Fact]
    public async Task Follow_EveryDeed_ShowsWhatIsNextInAllTabsAndIsComputedOnce()
    {
        VisitorBench.Come("somebody");
        await using var first = Open();
        await using var second = Open();
        Assert.Null(await AfterAsync(first));
        Assert.Null(await AfterAsync(second));

        foreach (var (item, kind, expected) in ((string, string, string)[])[("a", "play", "a"), ("b", "save", "b a"), ("a", "hide", "b -a")])
        {
            _bench.Visitor.Tell("words", item, kind);
            Assert.Equal(expected, (await AfterAsync(first))!.Answer);
            Assert.Equal(expected, (await AfterAsync(second))!.Answer);
        }

        Assert.Equal(3, _bench.Next.Asked);
    }

    [Fact]
    public async Task Follow_DeedOfAnotherVisitorOrWithAnotherRecommender_ChangesNothing()
    {
        VisitorBench.Come("somebody");
        await using var tab = Open();
        Assert.Null(await AfterAsync(tab));
        var waiting = AfterAsync(tab);

        _bench.Visitor.Tell("movies", "1", "play");
        VisitorBench.Come("somebody-else");
        _bench.Visitor.Tell("words", "b", "play");
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        VisitorBench.Come("somebody");
        _bench.Visitor.Tell("words", "a", "play");

        Assert.Equal("a", (await waiting)!.Answer);
    }

    [Fact]
    public async Task Forget_InOneTab_EmptiesAll()
    {
        VisitorBench.Come("somebody");
        _bench.Visitor.Tell("words", "a", "play");
        await using var first = Open();
        await using var second = Open();
        Assert.NotNull(await AfterAsync(first));
        Assert.NotNull(await AfterAsync(second));

        await _bench.Visitor.ForgetAsync(TestContext.Current.CancellationToken);

        Assert.Null(await AfterAsync(first));
        Assert.Null(await AfterAsync(second));
        Assert.Null(await _bench.Next.GetAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Follow_ModelIsBusy_IsComputedWhenItSaysSo()
    {
        VisitorBench.Come("somebody");
        await using var tab = Open();
        Assert.Null(await AfterAsync(tab));
        _bench.Next.Failure = new InferenceBusyException("words", "Busy.", TimeSpan.FromSeconds(3));
        var waiting = AfterAsync(tab);

        _bench.Visitor.Tell("words", "a", "play");
        while (!waiting.IsCompleted)
        {
            _bench.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(("a", 2), ((await waiting)!.Answer, _bench.Next.Asked));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("somebody", false)]
    public async Task Follow_NoNameOrNothingRemembered_EndsAtOnce(string? name, bool remembers)
    {
        using VisitorBench bench = new(new() { Remember = remembers });
        VisitorBench.Come(name);
        bench.Visitor.Tell("words", "a", "play");

        await using var tab = bench.Next.FollowAsync(_closed.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.False(await tab.MoveNextAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Null(await bench.Next.GetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, bench.Next.Asked);
    }

    [Fact]
    public async Task Get_WhileATabIsOpen_GivesWhatIsReady()
    {
        VisitorBench.Come("somebody");
        await using (var tab = Open())
        {
            Assert.Null(await AfterAsync(tab));
            _bench.Visitor.Tell("words", "a", "play");
            var shown = await AfterAsync(tab);
            Assert.Same(shown, await _bench.Next.GetAsync(TestContext.Current.CancellationToken));
            Assert.Equal(1, _bench.Next.Asked);
        }

        Assert.Equal("a", (await _bench.Next.GetAsync(TestContext.Current.CancellationToken))!.Answer);
        Assert.Equal(2, _bench.Next.Asked);
    }

    public void Dispose()
    {
        _closed.Dispose();
        _bench.Dispose();
    }

    private IAsyncEnumerator<NextAnswer<string>?> Open() => _bench.Next.FollowAsync(_closed.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    private static async Task<NextAnswer<string>?> AfterAsync(IAsyncEnumerator<NextAnswer<string>?> tab)
    {
        Assert.True(await tab.MoveNextAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken));
        return tab.Current;
    }
}
