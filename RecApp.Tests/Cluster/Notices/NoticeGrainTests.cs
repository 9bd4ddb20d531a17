using Microsoft.Extensions.Time.Testing;
using RecApp.Cluster.Notices;

namespace RecApp.Tests.Cluster.Notices;

public class NoticeGrainTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Next_AfterItIsTold_ReturnsAtOnceWithAnotherRevision()
    {
        NoticeGrain grain = new(_clock);
        long known = await grain.NextAsync(0);
        var waiting = grain.NextAsync(known);
        Assert.False(waiting.IsCompleted);
        await grain.TellAsync();
        Assert.NotEqual(known, await waiting);
    }

    [Fact]
    public async Task Next_UntoldForAWhile_ReturnsTheSameRevision()
    {
        NoticeGrain grain = new(_clock);
        long known = await grain.NextAsync(0);
        var waiting = grain.NextAsync(known);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(known, await waiting);
    }
}
