using Microsoft.Extensions.Time.Testing;
using RecApp.Cluster.Visitors;

namespace RecApp.Tests.Cluster.Visitors;

public class VisitorGrainTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly KeptInMemory<VisitorState> _kept = new(state => new() { Revision = state.Revision, Deeds = state.Deeds });
    private readonly VisitorGrain _grain;

    public VisitorGrainTests() => _grain = new(_kept, _clock);

    [Fact]
    public async Task Next_WhileNothingHappens_AnswersAfterAWhileAndAtOnceAfterADeed()
    {
        var known = await _grain.NextAsync(-1);
        var waiting = _grain.NextAsync(known.Revision);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(known.Revision, (await waiting).Revision);

        waiting = _grain.NextAsync(known.Revision);
        await _grain.TellAsync(Deed("1"));
        Assert.Equal("1", Assert.Single((await waiting).Deeds).Item);
    }

    [Fact]
    public async Task Tell_NotWrittenDown_IsShownToNobody()
    {
        await _grain.TellAsync(Deed("1"));
        _kept.IsAway = true;
        await Assert.ThrowsAsync<OrleansException>(() => _grain.TellAsync(Deed("2")));
        Assert.Equal(["1"], await ItemsAsync(_grain));

        _kept.IsAway = false;
        await _grain.TellAsync(Deed("3"));
        Assert.Equal(["1", "3"], await ItemsAsync(_grain));
    }

    [Fact]
    public async Task Tell_AfterAWriteThatFailedButArrived_KnowsOfIt()
    {
        await _grain.TellAsync(Deed("1"));
        (_kept.IsAway, _kept.ArrivesAllTheSame) = (true, true);
        await Assert.ThrowsAsync<OrleansException>(() => _grain.TellAsync(Deed("2")));
        _kept.IsAway = false;
        await _grain.TellAsync(Deed("3"));
        Assert.Equal(["1", "2", "3"], await ItemsAsync(_grain));
    }

    [Fact]
    public async Task Forget_Everything_IsGoneFromWhereItIsWrittenDownToo()
    {
        await _grain.TellAsync(Deed("1"));
        var before = await _grain.NextAsync(-1);
        await _grain.ForgetAsync(_clock.GetUtcNow());

        var after = await _grain.NextAsync(before.Revision);
        Assert.Empty(after.Deeds);
        Assert.True(after.Revision > before.Revision);
        await _kept.ReadStateAsync();
        Assert.Empty(_kept.State.Deeds);
    }

    [Fact]
    public async Task Forget_NotCarriedOut_SaysSoAndForgetsNothing()
    {
        await _grain.TellAsync(Deed("1"));
        _kept.IsAway = true;
        await Assert.ThrowsAsync<OrleansException>(() => _grain.ForgetAsync(_clock.GetUtcNow()));
        Assert.Equal(["1"], await ItemsAsync(_grain));
        _kept.IsAway = false;
        await _grain.ForgetAsync(_clock.GetUtcNow());
        Assert.Empty(await ItemsAsync(_grain));
    }

    // Otherwise what stood in another instance's queue would come back.
    [Fact]
    public async Task Tell_OfADeedFromBeforeForgetting_IsDropped()
    {
        var onItsWay = Deed("1");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _grain.ForgetAsync(_clock.GetUtcNow());
        await _grain.TellAsync(onItsWay);
        Assert.Empty(await ItemsAsync(_grain));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await _grain.TellAsync(Deed("2"));
        Assert.Equal(["2"], await ItemsAsync(_grain));
    }

    [Fact]
    public async Task Next_ThirtyDaysAfterTheLastDeed_IsEmpty()
    {
        await _grain.TellAsync(Deed("1"));
        _clock.Advance(TimeSpan.FromDays(30));
        Assert.Empty(await ItemsAsync(_grain));
    }

    [Fact]
    public async Task Activate_WithWhatIsWrittenDown_KnowsIt()
    {
        await _grain.TellAsync(Deed("1"));
        VisitorGrain again = new(_kept, _clock);
        await again.OnActivateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["1"], await ItemsAsync(again));
    }

    private static async Task<IEnumerable<string>> ItemsAsync(VisitorGrain grain) => (await grain.NextAsync(-1)).Deeds.Select(deed => deed.Item);

    private VisitorDeed Deed(string item) => new("movies", item, "play", _clock.GetUtcNow());
}
