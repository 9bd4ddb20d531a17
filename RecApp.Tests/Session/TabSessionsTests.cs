using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Admission;
using RecApp.Session;

namespace RecApp.Tests.Session;

public sealed class TabSessionsTests
{
    private const int Megabyte = 1024 * 1024;

    private readonly FakeTimeProvider _clock = new();
    private readonly UploadBudget _budget = new(Options.Create(new UploadOptions { PerAddressMegabytes = 4, TotalMegabytes = 8 }));
    private readonly TabSessions _sessions;

    public TabSessionsTests()
    {
        Caller.Current = new("visitor", Caller.Page);
        _sessions = new(_budget, Options.Create(new SessionOptions { ReloadSeconds = 60, MostLeft = 2 }), _clock);
    }

    [Fact]
    public void Open_AfterTheTabHasReloaded_IsWhatItLeft()
    {
        var first = _sessions.Open("tab");
        first.Uploads.Hold(this, Megabyte);
        _sessions.Close("tab", first);
        _clock.Advance(TimeSpan.FromSeconds(59));

        Assert.Same(first, _sessions.Open("tab"));
        Assert.Equal(Megabyte, _budget.HeldBy("visitor"));
        _clock.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal(Megabyte, _budget.HeldBy("visitor"));
    }

    [Fact]
    public void Open_OfAnotherTabOrOfOneInUse_BeginsAnew()
    {
        var first = _sessions.Open("tab");

        var duplicate = _sessions.Open("tab");
        Assert.NotSame(first, duplicate);
        Assert.NotSame(first, _sessions.Open("other"));
        Assert.NotSame(first, _sessions.Open(null));

        _sessions.Close("tab", duplicate);
        Assert.NotSame(first, _sessions.Open("tab"));
        _sessions.Close("tab", first);
        Assert.Same(first, _sessions.Open("tab"));
    }

    [Fact]
    public void Close_WithoutAName_GivesTheMemoryBackAtOnce()
    {
        var session = _sessions.Open(null);
        session.Uploads.Hold(this, Megabyte);

        _sessions.Close(null, session);

        Assert.Equal(0, _budget.Held);
    }

    [Fact]
    public void Close_AfterAPageHasFailed_LeavesNothingToFailAgain()
    {
        var session = _sessions.Open("tab");
        session.Uploads.Hold(this, Megabyte);
        session.State.IsSuspect = true;

        _sessions.Close("tab", session);

        Assert.Equal(0, _budget.Held);
        Assert.NotSame(session, _sessions.Open("tab"));
    }

    [Fact]
    public void Close_AndNobodyComesBack_GivesTheMemoryBackInTime()
    {
        var session = Left("tab");

        _clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(0, _budget.Held);
        Assert.NotSame(session, _sessions.Open("tab"));
    }

    [Fact]
    public void Close_OfMoreTabsThanMayWait_EndsTheOldest()
    {
        var oldest = Left("1");
        var second = Left("2");
        var third = Left("3");

        Assert.Equal(2 * Megabyte, _budget.Held);
        Assert.NotSame(oldest, _sessions.Open("1"));
        Assert.Same(second, _sessions.Open("2"));
        Assert.Same(third, _sessions.Open("3"));
    }

    [Fact]
    public void Hold_WhereWhatWaitsTakesTheRoom_EndsThat()
    {
        var live = _sessions.Open("live");
        live.Uploads.Hold(this, Megabyte);
        Left("left", 3 * Megabyte);

        live.Uploads.Hold(this, 2 * Megabyte);

        Assert.Equal(2 * Megabyte, _budget.Held);
        Assert.Throws<UploadRefusedException>(() => live.Uploads.Hold(this, 5 * Megabyte));
        Assert.Equal(2 * Megabyte, _budget.Held);
    }

    [Fact]
    public async Task WaitAsync_ForATabInUse_EndsWhenItIsLeftOrAfterAMoment()
    {
        var token = TestContext.Current.CancellationToken;
        await _sessions.WaitAsync("unknown", token);
        var session = _sessions.Open("tab");

        var wait = _sessions.WaitAsync("tab", token);
        Assert.False(wait.IsCompleted);
        _sessions.Close("tab", session);
        await wait;

        _sessions.Open("tab");
        wait = _sessions.WaitAsync("tab", token);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await wait;
    }

    private TabSession Left(string tab, long bytes = Megabyte)
    {
        var session = _sessions.Open(tab);
        session.Uploads.Hold(this, bytes);
        _sessions.Close(tab, session);
        _clock.Advance(TimeSpan.FromSeconds(1));
        return session;
    }
}
