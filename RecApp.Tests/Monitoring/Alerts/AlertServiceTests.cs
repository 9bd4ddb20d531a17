using Dapper;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using RecApp.Monitoring.Alerts;
using RecApp.Storage;
using RecApp.Storage.Hours;
using RecApp.Tests.Storage;

namespace RecApp.Tests.Monitoring.Alerts;

public class AlertServiceTests
{
    [Theory, Engines]
    public async Task Look_QuestionsUnlikeTraining_RaisesOneAlertThatEndsWhenTheyAreAgain(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(options => options.Drift.LeastRequests = 100, engine);
        await bench.AnswerAsync(200, tempo: 199);

        await bench.LookAsync();
        Assert.Empty(await bench.AlertsAsync());
        await bench.LookAsync(3);

        var alert = Assert.Single(await bench.AlertsAsync());
        Assert.Equal((new AlertKey(AlertRule.Drift, "words", bench.Manifest.Version), "tempo", null), (alert.Key, alert.Detail, alert.EndedUtc));
        Assert.Contains(bench.Events.Events, line => line.Level == LogLevel.Warning && line.Message.StartsWith("Alert: words: not as in training: tempo.", StringComparison.Ordinal));

        await bench.AnswerAsync(150, tempo: 50);
        await bench.LookAsync(4);

        var over = Assert.Single(await bench.AlertsAsync());
        Assert.Equal((alert.Id, bench.Storage.Clock.GetUtcNow().AddMinutes(-2)), (over.Id, over.EndedUtc));
        Assert.Single(bench.Events.Events, line => line.Level == LogLevel.Information && line.Message.StartsWith("Alert ended", StringComparison.Ordinal));
    }

    [Theory, Engines]
    public async Task Look_Restarted_RaisesNothingTwiceAndEndsWhatItRaisedBefore(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(engine: engine);
        await bench.RefuseAsync(100, Outcome.Busy);
        await bench.LookAsync(2);

        await bench.RestartAsync();
        await bench.LookAsync(3);
        Assert.Null(Assert.Single(await bench.AlertsAsync()).EndedUtc);
        await bench.RestartAsync();
        bench.Storage.Clock.Advance(TimeSpan.FromHours(3));
        await bench.LookAsync(2);

        Assert.NotNull(Assert.Single(await bench.AlertsAsync()).EndedUtc);
    }

    [Theory]
    [InlineData(Outcome.Failed, AlertRule.Failed, 3, 97)]
    [InlineData(Outcome.Unavailable, AlertRule.Failed, 3, 97)]
    [InlineData(Outcome.Busy, AlertRule.Busy, 6, 94)]
    public async Task Look_ShareOverItsLimit_Raises(Outcome outcome, AlertRule rule, int times, int answered)
    {
        await using var bench = await AlertBench.StartAsync();
        await bench.RefuseAsync(times, outcome);
        await bench.AnswerAsync(answered);
        await bench.LookAsync(2);

        var alert = Assert.Single(await bench.AlertsAsync());
        Assert.Equal((rule, times / 100d), (alert.Key.Rule, alert.Measured));
    }

    [Theory, Engines]
    public async Task Look_FewRequests_SaysNothing(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(engine: engine);
        await bench.AnswerAsync(20, tempo: 199, milliseconds: 60_000);
        await bench.RefuseAsync(20, Outcome.Failed);
        await bench.RateAsync(19, "hate");
        await bench.LookAsync(3);

        Assert.Empty(await bench.AlertsAsync());
    }

    // Requests that make no sense, and those that people give up, are no fault of the product's.
    [Theory, Engines]
    public async Task Look_OthersFaults_CountForNothing(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(engine: engine);
        await bench.RefuseAsync(500, Outcome.Invalid);
        await bench.RefuseAsync(500, Outcome.Cancelled);
        await bench.RefuseAsync(2, Outcome.Failed);
        await bench.AnswerAsync(47);
        await bench.LookAsync(2);

        Assert.Empty(await bench.AlertsAsync());
    }

    [Theory, Engines]
    public async Task Look_SlowAnswers_RaisesByTheModelsOwnLimit(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(options => options.Latency.P95MsByModel["words"] = 100, engine);
        await bench.AnswerAsync(100, milliseconds: 150);
        await bench.LookAsync(2);

        var alert = Assert.Single(await bench.AlertsAsync());
        Assert.Equal((AlertRule.Latency, 100), (alert.Key.Rule, alert.Threshold));
        Assert.InRange(alert.Measured, 145, 155);
    }

    [Theory]
    [InlineData(40, 60, true)]
    [InlineData(45, 55, false)]
    public async Task Look_RatingsFall_RaisesWhereItIsNoChance(int goodLast, int badLast, bool raised)
    {
        await using var bench = await AlertBench.StartAsync();
        await bench.RateAsync(60, "love");
        await bench.RateAsync(40, "okay");
        bench.Storage.Clock.Advance(TimeSpan.FromDays(7));
        await bench.RateAsync(goodLast, "like");
        await bench.RateAsync(badLast, "wrong");
        await bench.LookAsync(2);

        Assert.Equal(raised, (await bench.AlertsAsync()).Any(alert => alert.Key == new AlertKey(AlertRule.Feedback, "words")));
    }

    [Theory, Engines]
    public async Task Look_DatabaseNearItsLimit_Raises(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(options => options.Storage.Percent = 0.001, engine);
        await bench.LookAsync(2);

        Assert.Equal(new(AlertRule.Storage, ""), Assert.Single(await bench.AlertsAsync()).Key);
    }

    [Theory, Engines]
    public async Task Look_VersionIsGone_EndsItsAlert(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(engine: engine);
        await bench.AnswerAsync(300, tempo: 199);
        await bench.LookAsync(2);
        bench.Replace();
        await bench.LookAsync(2);

        Assert.NotNull(Assert.Single(await bench.AlertsAsync()).EndedUtc);
    }

    [Theory, Engines]
    public async Task Look_ClockSetBack_GoesOn(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(engine: engine);
        await bench.RefuseAsync(100, Outcome.Failed);
        await bench.LookAsync(2);
        await bench.RestartAsync();
        bench.Storage.Clock.AdjustTime(bench.Storage.Clock.GetUtcNow().AddDays(-2));
        await bench.LookAsync(3);
        Assert.Null(Assert.Single(await bench.AlertsAsync()).EndedUtc);
        await bench.AnswerAsync(5000);
        await bench.LookAsync(2);

        var alert = Assert.Single(await bench.AlertsAsync());
        Assert.Equal(alert.RaisedUtc, alert.EndedUtc);
    }

    [Fact]
    public async Task Look_StoreTakesNothing_ChangesNothingAndSaysItOnceItDoes()
    {
        await using var bench = await AlertBench.StartAsync();
        await bench.RefuseAsync(100, Outcome.Failed);
        await bench.LookAsync();
        await bench.Storage.Database.ReadAsync(connection => connection.Execute("create trigger no_alerts before insert on alerts begin select raise(abort, 'no room'); end"), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<Exception>(() => bench.LookAsync());
        Assert.DoesNotContain(bench.Events.Events, line => line.Message.StartsWith("Alert:", StringComparison.Ordinal));
        await bench.Storage.Database.ReadAsync(connection => connection.Execute("drop trigger no_alerts"), TestContext.Current.CancellationToken);
        await bench.LookAsync();

        Assert.Single(await bench.AlertsAsync());
        Assert.Single(bench.Events.Events, line => line.Message.StartsWith("Alert:", StringComparison.Ordinal));
    }

    [Theory, Engines]
    public async Task Run_StoreCannotBeRead_SaysSoOnceAndGoesOn(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(engine: engine);
        await bench.Storage.Database.ReadAsync(connection => connection.Execute("alter table alerts rename to elsewhere"), TestContext.Current.CancellationToken);
        await bench.Service.StartAsync(TestContext.Current.CancellationToken);
        await UntilAsync(bench, () => bench.Events.Events.Count == 1);
        for (int tick = 0; tick < 5; tick++)
        {
            bench.Storage.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        Assert.StartsWith("Alerts can't be looked at", Assert.Single(bench.Events.Events).Message, StringComparison.Ordinal);
        await bench.Storage.Database.ReadAsync(connection => connection.Execute("alter table elsewhere rename to alerts"), TestContext.Current.CancellationToken);
        await UntilAsync(bench, () => bench.Events.Events.Count == 2);
        await bench.Service.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Alerts are looked at again", bench.Events.Events.Last().Message);
    }

    [Theory, Engines]
    public async Task Meters_AfterALook_SayWhatIsOpenAndHowFarMeasuresAre(StorageEngine engine)
    {
        await using var bench = await AlertBench.StartAsync(engine: engine);
        using MetricCollector<int> alerts = new(bench.Meters, AlertMeters.Name, "recapp.alerts");
        using MetricCollector<double> drift = new(bench.Meters, AlertMeters.Name, "recapp.drift");
        await bench.AnswerAsync(300, tempo: 199);
        await bench.LookAsync(2);
        alerts.RecordObservableInstruments();
        drift.RecordObservableInstruments();

        var open = alerts.GetMeasurementSnapshot().ToDictionary(measured => ((string)measured.Tags["rule"]!, (string)measured.Tags["model"]!), measured => measured.Value);
        Assert.Equal((1, 0), (open[("drift", "words")], open[("failed", "words")]));
        var measure = Assert.Single(drift.GetMeasurementSnapshot());
        Assert.Equal(("words", "tempo"), ((string)measure.Tags["model"]!, (string)measure.Tags["measure"]!));
        Assert.InRange(measure.Value, 1, 20);
    }

    private static async Task UntilAsync(AlertBench bench, Func<bool> isSo)
    {
        for (int tries = 0; !isSo(); tries++)
        {
            Assert.True(tries < 500, "It did not come about.");
            bench.Storage.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
