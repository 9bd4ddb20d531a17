using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Visitors;

namespace RecApp.Tests.Visitors;

public sealed class MemoryHistoriesTests : VisitorHistoriesTests, IDisposable
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly List<MemoryHistories> _made = [];

    private protected override Task<IVisitorHistories> StartAsync() => Task.FromResult<IVisitorHistories>(Make(new()));

    [Fact]
    public async Task Tell_MoreVisitorsThanFit_ForgetsWhoDidNothingForLongest()
    {
        var histories = Make(new() { MostVisitors = 3 });
        foreach (string visitor in (string[])["a", "b", "c", "a", "d"])
            histories.Tell(visitor, new("movies", "1", "play", _clock.GetUtcNow()));

        Assert.Equal(3, histories.Count);
        Assert.Empty((await histories.NextAsync("b", -1, Cancellation)).Deeds);
        Assert.Equal(2, (await histories.NextAsync("a", -1, Cancellation)).Deeds.Count);
    }

    [Fact]
    public void Tell_LongItemsOfManyVisitors_StaysWithinItsMemory()
    {
        var histories = Make(new() { MostMegabytes = 1 });
        string item = new('x', 64);
        for (int visitor = 0; visitor < 200; visitor++)
        {
            for (int deed = 0; deed < 60; deed++)
                histories.Tell($"{visitor}", new("movies", item, "play", _clock.GetUtcNow()));
            Assert.InRange(histories.Bytes, 1, 1_000_000);
        }

        Assert.InRange(histories.Count, 20, 199);
    }

    [Fact]
    public async Task Forget_EveryVisitor_TakesNoMemoryAnyMore()
    {
        var histories = Make(new());
        histories.Tell("a", new("movies", "1", "play", _clock.GetUtcNow()));
        histories.Tell("b", new("playlists", "2", "hide", _clock.GetUtcNow()));

        await histories.ForgetAsync("a", Cancellation);
        await histories.ForgetAsync("b", Cancellation);

        Assert.Equal((0, 0L), (histories.Count, histories.Bytes));
    }

    [Fact]
    public async Task Clock_ThirtyDaysAfterTheLastDeed_DeletesItByItself()
    {
        var histories = Make(new());
        histories.Tell("a", new("movies", "1", "play", _clock.GetUtcNow()));
        _clock.Advance(TimeSpan.FromDays(1));
        histories.Tell("b", new("movies", "1", "play", _clock.GetUtcNow()));
        var waiting = histories.NextAsync("a", (await histories.NextAsync("a", -1, Cancellation)).Revision, Cancellation);

        for (int hour = 0; hour < 29 * 24; hour++)
            _clock.Advance(TimeSpan.FromHours(1));

        Assert.Empty((await waiting.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)).Deeds);
        Assert.Equal(1, histories.Count);
    }

    public void Dispose() => _made.ForEach(histories => histories.Dispose());

    private MemoryHistories Make(VisitorOptions options)
    {
        MemoryHistories histories = new(Options.Create(options), _clock);
        _made.Add(histories);
        return histories;
    }
}
