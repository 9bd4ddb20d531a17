using Microsoft.Extensions.Time.Testing;
using RecApp.Cluster.Versions;

namespace RecApp.Tests.Cluster.Versions;

public class VersionGrainTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly KeptInMemory<VersionState> _kept = new(state => new() { Revision = state.Revision, Version = state.Version, ChosenUtc = state.ChosenUtc });
    private readonly VersionGrain _grain;

    public VersionGrainTests() => _grain = new(_kept, _clock);

    [Fact]
    public async Task Next_WhileNothingChanges_AnswersAfterAWhileAndAtOnceAfterAChange()
    {
        var waiting = _grain.NextAsync(0);
        Assert.False(waiting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null((await waiting).Version);

        waiting = _grain.NextAsync(0);
        var chosen = await _grain.ChooseAsync("a");
        Assert.Equal(chosen, await waiting);
        Assert.Equal(chosen, await _grain.NextAsync(0));
    }

    [Fact]
    public async Task Choose_NotWrittenDown_TellsNobody()
    {
        var first = await _grain.ChooseAsync("a");
        _kept.IsAway = true;
        await Assert.ThrowsAsync<OrleansException>(() => _grain.ChooseAsync("b"));
        Assert.Equal(first, await _grain.NextAsync(0));
    }

    [Fact]
    public async Task Choose_AfterAWriteThatFailedButArrived_KnowsOfIt()
    {
        await _grain.ChooseAsync("a");
        (_kept.IsAway, _kept.ArrivesAllTheSame) = (true, true);
        await Assert.ThrowsAsync<OrleansException>(() => _grain.ChooseAsync("b"));
        _kept.IsAway = false;
        var offered = await _grain.OfferAsync("c", Now.AddHours(-1), after: 0);
        Assert.Equal("b", offered.Version);
    }

    [Theory]
    [InlineData(-1, "a")]
    [InlineData(0, "a")]
    [InlineData(1, "b")]
    public async Task Offer_OfWhatWasWantedEarlierOrLater_LetsTheLaterWordStand(int minutes, string expected)
    {
        await _grain.ChooseAsync("a");
        Assert.Equal(expected, (await _grain.OfferAsync("b", Now.AddMinutes(minutes), after: 0)).Version);
    }

    [Fact]
    public async Task Offer_WhereNobodyHasChosenSince_IsTakenWhateverTheClocksSay()
    {
        _clock.Advance(TimeSpan.FromSeconds(30));
        var known = await _grain.ChooseAsync("a");
        var offered = await _grain.OfferAsync("b", Now, known.Revision);
        Assert.Equal("b", offered.Version);
        Assert.True(offered.Revision > known.Revision);
    }

    [Fact]
    public async Task Offer_WhereNothingWasChosen_IsTaken() => Assert.Equal("a", (await _grain.OfferAsync("a", Now.AddYears(-1), after: 0)).Version);

    [Fact]
    public async Task Choose_AfterRedisHasLostEverything_AscendsAllTheSame()
    {
        var before = await _grain.ChooseAsync("a");
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await new VersionGrain(new KeptInMemory<VersionState>(state => state), _clock).ChooseAsync("b")).Revision > before.Revision);
    }
}
