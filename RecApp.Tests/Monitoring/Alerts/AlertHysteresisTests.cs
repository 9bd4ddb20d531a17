using RecApp.Monitoring.Alerts;

namespace RecApp.Tests.Monitoring.Alerts;

public class AlertHysteresisTests
{
    private static readonly AlertKey Drift = new(AlertRule.Drift, "words", "1"), Busy = new(AlertRule.Busy, "words");

    private readonly AlertHysteresis _book = new(raiseAfter: 2, endAfter: 3);

    [Fact]
    public void Look_TrueTwiceInARow_RaisesOnce()
    {
        Assert.Empty(Look(Drift).Raised);
        Assert.Equal(Drift, Assert.Single(Look(Drift).Raised).Key);
        Raise(Drift);
        Assert.Empty(Look(Drift).Raised);
    }

    [Fact]
    public void Look_FalseInBetween_CountsAnew()
    {
        Look(Drift);
        Look();
        Assert.Empty(Look(Drift).Raised);
        Assert.Single(Look(Drift).Raised);
    }

    [Fact]
    public void Look_CouldNotBeStored_SaysItAgain()
    {
        Look(Busy);
        Assert.Single(Look(Busy).Raised);
        Assert.Single(Look(Busy).Raised);
    }

    [Fact]
    public void Look_FalseThreeTimesInARow_Ends()
    {
        var alert = Raise(Drift);
        Look();
        Look();
        Assert.Empty(Look(Drift).Ended);
        Look();
        Look();
        Assert.Equal([alert], Look().Ended);
        _book.End(alert);
        Assert.Empty(_book.Open);
        Assert.Empty(Look().Ended);
    }

    [Fact]
    public void Look_FoundFalse_IsAsNotFound()
    {
        Raise(Busy);
        for (int look = 0; look < 2; look++)
            Assert.Empty(_book.Look([new(Busy, false, 0, 0.5)]).Ended);
        Assert.Single(_book.Look([new(Busy, false, 0, 0.5)]).Ended);
    }

    [Fact]
    public void End_ClockSetBack_IsNotBeforeTheBeginning()
    {
        var alert = Raise(Drift);

        Assert.Equal(alert.RaisedUtc, alert.End(alert.RaisedUtc.AddHours(-1)).EndedUtc);
    }

    private (IReadOnlyList<AlertFinding> Raised, IReadOnlyList<Alert> Ended) Look(params AlertKey[] found) => _book.Look([.. found.Select(key => new AlertFinding(key, true, 1, 0.5))]);

    private Alert Raise(AlertKey key)
    {
        var alert = Alert.Of(new(key, true, 1, 0.5), new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        _book.Raise(alert);
        return alert;
    }
}
