using Microsoft.Extensions.Time.Testing;
using RecApp.Cluster.Turns;

namespace RecApp.Tests.Cluster.Turns;

public class TurnGrainTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly KeptInMemory<TurnState> _kept = new(state => new() { TakenUtc = state.TakenUtc });

    [Fact]
    public async Task Take_ByEveryInstance_IsGivenToOneUntilItsTimeIsOver()
    {
        TurnGrain grain = new(_kept, _clock);
        Assert.True(await grain.TakeAsync(Day));
        Assert.False(await grain.TakeAsync(Day));
        _clock.Advance(Day - TimeSpan.FromSeconds(1));
        Assert.False(await grain.TakeAsync(Day));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await grain.TakeAsync(Day));
    }

    [Fact]
    public async Task Take_AfterARestartOfAll_IsRemembered()
    {
        Assert.True(await new TurnGrain(_kept, _clock).TakeAsync(Day));
        await _kept.ReadStateAsync();
        Assert.False(await new TurnGrain(_kept, _clock).TakeAsync(Day));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Take_AfterAWriteThatFailed_GoesByWhatArrived(bool arrived, bool expected)
    {
        TurnGrain grain = new(_kept, _clock);
        (_kept.IsAway, _kept.ArrivesAllTheSame) = (true, arrived);
        await Assert.ThrowsAsync<OrleansException>(() => grain.TakeAsync(Day));
        _kept.IsAway = false;
        Assert.Equal(expected, await grain.TakeAsync(Day));
    }

    [Fact]
    public async Task Take_WhereTheClockIsBehind_IsNotGivenTwice()
    {
        await new TurnGrain(_kept, _clock).TakeAsync(Day);
        await _kept.ReadStateAsync();
        Assert.False(await new TurnGrain(_kept, new FakeTimeProvider(_clock.GetUtcNow().AddSeconds(-30))).TakeAsync(Day));
    }

    // Otherwise nothing would be done until that time comes.
    [Fact]
    public async Task Take_ClockSetBack_IsGiven()
    {
        TurnGrain grain = new(_kept, _clock);
        await grain.TakeAsync(Day);
        await _kept.ReadStateAsync();
        Assert.True(await new TurnGrain(_kept, new FakeTimeProvider(_clock.GetUtcNow().AddYears(-1))).TakeAsync(Day));
    }
}
