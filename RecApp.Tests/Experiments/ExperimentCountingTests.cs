using Dapper;
using RecApp.Experiments;
using RecApp.Tests.Storage;

namespace RecApp.Tests.Experiments;

/// <summary>What counts as a visitor's success, and when.</summary>
public sealed class ExperimentCountingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Engines]
    public async Task Event_OfTheOutcome_CountsTheVisitorOnce(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);
        await bench.RunAsync(ExperimentBench.Tones());
        var (first, second) = ((await bench.AskAsync("v1")).Id, (await bench.AskAsync("v1")).Id);

        // Right after the question, before its row is on disk; a double click; another song; another answer of the same visitor.
        Assert.True(await bench.Events.AddAsync(first, EventKind.Play, "song-1", Cancellation));
        Assert.False(await bench.Events.AddAsync(first, EventKind.Play, "song-1", Cancellation));
        Assert.True(await bench.Events.AddAsync(first, EventKind.Play, "song-2", Cancellation));
        Assert.True(await bench.Events.AddAsync(second, EventKind.Play, "song-1", Cancellation));

        var report = await bench.ReportAsync("tones");
        Assert.Equal((1, 1), (report.Progress.Visitors, report.Variants.Sum(variant => variant.Successes)));
        Assert.Equal(3, await bench.Storage.CountAsync("events"));
    }

    [Theory, Engines]
    public async Task Event_OfAnotherKind_CountsNobody(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);
        await bench.RunAsync(ExperimentBench.Tones());
        var id = (await bench.AskAsync("v1")).Id;

        foreach (var kind in Enum.GetValues<EventKind>().Where(kind => kind != EventKind.Play))
            await bench.Events.AddAsync(id, kind, null, Cancellation);

        Assert.Equal(0, (await bench.ReportAsync("tones")).Variants.Sum(variant => variant.Successes));
    }

    [Theory]
    [InlineData("love", 1)]
    [InlineData("like", 1)]
    [InlineData("okay", 0)]
    [InlineData("hate", 0)]
    public async Task Feedback_Good_CountsWhereItIsTheOutcome(string rating, int successes)
    {
        await using var bench = await ExperimentBench.StartAsync();
        await bench.RunAsync(ExperimentBench.Tones() with { Outcome = "feedback" });
        var prediction = bench.Storage.Log.FindRecent((await bench.AskAsync("v1")).Id)!;

        await bench.Storage.Feedback.AddAsync(bench.Storage.Entry(rating), prediction, Cancellation);

        Assert.Equal(successes, (await bench.ReportAsync("tones")).Variants.Sum(variant => variant.Successes));
    }

    [Theory, Engines]
    public async Task Event_AfterTheStop_IsKeptAndCountsNobody(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);
        await bench.RunAsync(ExperimentBench.Tones());
        var id = (await bench.AskAsync("v1")).Id;
        await bench.Service.StopAsync("tones", Cancellation);

        Assert.True(await bench.Events.AddAsync(id, EventKind.Play, null, Cancellation));

        Assert.Equal(0, (await bench.ReportAsync("tones")).Variants.Sum(variant => variant.Successes));
    }

    [Theory, Engines]
    public async Task Event_ClockSetBackMeanwhile_LeavesAReport(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);
        bench.Storage.Clock.SetUtcNow(new(2026, 5, 10, 12, 0, 0, TimeSpan.Zero));
        await bench.RunAsync(ExperimentBench.Tones());
        var id = (await bench.AskAsync("v1")).Id;
        await bench.FlushAsync();
        bench.Storage.Clock.AdjustTime(new(2026, 5, 8, 12, 0, 0, TimeSpan.Zero));
        await bench.Events.AddAsync(id, EventKind.Play, null, Cancellation);
        await bench.AskAsync("v2");

        var report = await bench.ReportAsync("tones");

        Assert.Equal((2, 1), (report.Progress.Visitors, report.Variants.Sum(variant => variant.Successes)));
        Assert.Equal([1, 1, 2], report.Days.Select(day => day.Visitors.Sum()));
        Assert.All(report.Days, day => Assert.All(day.Visitors.Zip(day.Successes), pair => Assert.True(pair.Second <= pair.First)));
    }

    [Theory, Engines]
    public async Task Event_MoreThanAPredictionMayHave_IsNotKept(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);
        var id = (await bench.AskAsync("v1")).Id;
        for (int item = 0; item < 500; item++)
            Assert.True(await bench.Events.AddAsync(id, EventKind.Play, $"{item}", Cancellation));

        Assert.False(await bench.Events.AddAsync(id, EventKind.Play, "one-more", Cancellation));
        Assert.Equal(500, await bench.Storage.CountAsync("events"));
    }

    [Theory, Engines]
    public async Task Event_OfNoPrediction_IsNothing(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);

        Assert.Null(await bench.Events.AddAsync(Guid.CreateVersion7(), EventKind.Play, null, Cancellation));
    }

    [Theory, Engines]
    public async Task Retention_OldPredictions_GoWithTheirEventsWhileVisitorsStay(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);
        await bench.RunAsync(ExperimentBench.Tones());
        var id = (await bench.AskAsync("v1")).Id;
        await bench.Events.AddAsync(id, EventKind.Play, null, Cancellation);
        bench.Storage.Clock.Advance(TimeSpan.FromDays(91));
        await bench.FlushAsync();
        await bench.Storage.Queue.StopAsync(Cancellation);

        using var connection = bench.Storage.Database.Open();
        foreach (string table in (string[])["predictions", "events", "experiment_exposures"])
            Assert.Equal((table, 0), (table, connection.ExecuteScalar<int>($"select count(*) from {table}")));
        Assert.Equal(1, connection.ExecuteScalar<int>("select count(*) from experiment_visitors where succeeded_utc is not null"));
    }

    [Theory, Engines]
    public async Task Report_OneVariantMuchBetter_SaysWhichWithItsIntervalByTheDay(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);
        await bench.RunAsync(ExperimentBench.Tones());
        for (int visitor = 0; visitor < 400; visitor++)
        {
            var word = await bench.AskAsync($"v{visitor}");
            if (visitor % 10 < (word.Tone == "loud" ? 7 : 2))
                await bench.Events.AddAsync(word.Id, EventKind.Play, null, Cancellation);
            if (visitor % 100 == 99)
                bench.Storage.Clock.Advance(TimeSpan.FromDays(1));
        }

        var report = await bench.ReportAsync("tones");

        Assert.Equal("loud", report.Winner);
        Assert.StartsWith("loud is better than calm: +", report.Verdict, StringComparison.Ordinal);
        Assert.Contains("confidence sequence", report.Verdict, StringComparison.Ordinal);
        Assert.Equal(5, report.Days.Count);
        Assert.True(report.Days[^1].Differences[0].High - report.Days[^1].Differences[0].Low < report.Days[1].Differences[0].High - report.Days[1].Differences[0].Low);
        Assert.False(report.Progress.IsSampleRatioWrong);
        Assert.InRange(report.Progress.VisitorsPerDay, 99, 101);
    }

    [Theory, Engines]
    public async Task Report_VisitorsOfOneVariantLost_WarnsInsteadOfDeciding(StorageEngine engine)
    {
        await using var bench = await ExperimentBench.StartAsync(engine: engine);
        await bench.RunAsync(ExperimentBench.Tones());
        for (int visitor = 0; visitor < 300; visitor++)
            await bench.AskAsync($"v{visitor}");
        await bench.FlushAsync();
        await bench.Storage.Queue.WriteAsync(transaction =>
        {
            transaction.Connection!.Execute("delete from experiment_exposures", transaction: transaction);
            transaction.Connection!.Execute("delete from experiment_visitors where variant = 'loud'", transaction: transaction);
        }, Cancellation);

        var report = await bench.ReportAsync("tones");

        Assert.True(report.Progress.IsSampleRatioWrong);
        Assert.StartsWith("Don't decide by it", report.Verdict, StringComparison.Ordinal);
        Assert.Null(report.Winner);
    }
}
