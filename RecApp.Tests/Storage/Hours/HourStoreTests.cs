using RecApp.Bundles;
using RecApp.Monitoring.Drift;
using RecApp.Monitoring.Latency;
using RecApp.Storage;
using RecApp.Storage.Hours;

namespace RecApp.Tests.Storage.Hours;

public sealed class HourStoreTests
{
    private static readonly MeasureLayout Layout = new(
    [
        new("described", [0, 1], [5]),
        new("length", [0, 10, 20], [1, 1]) { Role = MeasureRole.Input },
        new("score", [0, 0.5, 1], [1, 1]) { Role = MeasureRole.Output },
    ]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, Engines]
    public async Task SinceAsync_PredictionsAndRefusalsOfTwoHours_AreCountedByHourOnce(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        var start = storage.Clock.GetUtcNow();
        for (int i = 0; i < 3; i++)
            storage.Log.Record(Answered(storage, i * 10, 0.25f));
        storage.Log.Refuse("words", null, null, "api", Outcome.Busy);
        storage.Clock.Advance(TimeSpan.FromHours(1));
        storage.Log.Record(Answered(storage, float.NaN, 0.75f));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        var hours = await new HourStore(storage.Database).SinceAsync("words", start, Cancellation);

        Assert.Equal([(3L, 0L), (0, 1), (1, 0)], hours.OrderBy(hour => hour.Key.Hour).ThenBy(hour => hour[Outcome.Busy]).Select(hour => (hour[Outcome.Answered], hour[Outcome.Busy])));
        var first = Counts(hours.First(hour => hour[Outcome.Answered] == 3));
        Assert.Equal([1, 2], first[0].Counts);
        Assert.Equal([3, 0], first[1].Counts);
        Assert.Equal(1, Counts(hours[^1])[0].Unknown);
        Assert.Equal(3, LatencyHistogram.FromBytes(hours.First(hour => hour[Outcome.Answered] == 3).Durations).Count);
    }

    [Theory, Engines]
    public async Task SinceAsync_NumbersThatNoReferenceHolds_AreKeptAndNotCounted(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        var prediction = Answered(storage, 5, 0.75f);
        prediction.IsComparable = false;
        storage.Log.Record(prediction);
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        var hour = Assert.Single(await new HourStore(storage.Database).SinceAsync("words", storage.Clock.GetUtcNow(), Cancellation));

        Assert.Equal(1, hour[Outcome.Answered]);
        Assert.Null(hour.Measured);
        Assert.Equal(1, await storage.CountAsync("predictions where measured is not null"));
    }

    [Theory, Engines]
    public async Task SinceAsync_HourThatWasBegunBefore_AddsUp(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        for (int i = 0; i < 2; i++)
        {
            storage.Log.Record(Answered(storage, 5, 0.75f));
            await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        }
        storage.Log.Refuse("words", "1", "loud", "page", Outcome.Failed);
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        var hour = Assert.Single(await new HourStore(storage.Database).SinceAsync(null, storage.Clock.GetUtcNow(), Cancellation));

        Assert.Equal((2, 1), (hour[Outcome.Answered], hour[Outcome.Failed]));
        Assert.Equal([2, 0], Counts(hour)[0].Counts);
        Assert.Equal([0, 2], Counts(hour)[1].Counts);
    }

    // Somebody may rate, or look at, an answer of which only a part is there.
    [Theory, Engines]
    public async Task SinceAsync_PredictionThatWasRecordedEarly_IsCountedOnce(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        var prediction = Answered(storage, 5, 0.75f);
        storage.Log.Record(new(prediction.Id, prediction.Model, prediction.Version, prediction.Variant, prediction.CreatedUtc));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
        storage.Log.Record(prediction);
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        Assert.Equal(1, Assert.Single(await new HourStore(storage.Database).SinceAsync(null, storage.Clock.GetUtcNow(), Cancellation))[Outcome.Answered]);
        Assert.Equal(1, await storage.CountAsync("predictions where measured is not null and caller = 'page' and duration_us = 2000"));
    }

    // A clock that is set back puts later answers into an hour that seemed over.
    [Theory, Engines]
    public async Task SinceAsync_ClockSetBack_CountsInTheEarlierHour(StorageEngine engine)
    {
        await using var storage = await TestStorage.StartAsync(engine);
        var start = storage.Clock.GetUtcNow();
        storage.Clock.Advance(TimeSpan.FromHours(2));
        storage.Log.Record(Answered(storage, 5, 0.75f));
        storage.Log.Record(Answered(storage, 5, 0.75f, start));
        await storage.Queue.WriteAsync(TestStorage.Nothing, Cancellation);

        var hours = await new HourStore(storage.Database).SinceAsync(null, start, Cancellation);

        Assert.Equal([HourKey.HourOf(start), HourKey.HourOf(start).AddHours(2)], hours.Select(hour => hour.Key.Hour));
    }

    // As two processes on one file: each has connections and a writer of its own.
    [Theory, Engines]
    public async Task SinceAsync_TwoWritersInTheSameHour_CountsEachOfTheirsOnce(StorageEngine engine)
    {
        const int Each = 2_000;
        await using var storage = await TestStorage.StartAsync(engine);
        await using var other = await TestStorage.StartAsync(storage.Place);

        await Task.WhenAll(((TestStorage[])[storage, other]).Select(writer => Task.Run(
            async () =>
            {
                for (int i = 1; i <= Each; i++)
                {
                    writer.Log.Record(Answered(storage, 5, 0.75f));
                    if (i % 100 == 0)
                        await writer.Queue.WriteAsync(TestStorage.Nothing, Cancellation);
                }
            },
            Cancellation)));

        var hour = Assert.Single(await new HourStore(storage.Database).SinceAsync(null, storage.Clock.GetUtcNow(), Cancellation));
        Assert.Equal(2 * Each, hour[Outcome.Answered]);
        Assert.Equal([2 * Each, 0], Counts(hour)[0].Counts);
        Assert.Equal(2 * Each, LatencyHistogram.FromBytes(hour.Durations).Count);
        Assert.Equal(2 * Each, await storage.CountAsync("predictions"));
    }

    private static IReadOnlyList<WindowCounts> Counts(HourRow hour)
    {
        MeasureCounts counts = new(Layout);
        Assert.True(counts.Merge(hour.Measured!));
        return counts.Windows;
    }

    private static Prediction Answered(TestStorage storage, float length, float score, DateTimeOffset? at = null)
    {
        var prediction = storage.Log.New("words", "1", "loud", Layout);
        return new(prediction.Id, "words", "1", "loud", at ?? prediction.CreatedUtc)
        {
            Caller = "page",
            Duration = TimeSpan.FromMilliseconds(2),
            Layout = Layout,
            Values = [length, score],
        };
    }
}
