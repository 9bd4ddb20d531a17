using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RecApp.Features.Regression;
using RecApp.Retraining;

namespace RecApp.Tests.Retraining;

public sealed class RetrainingScheduleTests
{
    [Fact]
    public async Task Execute_WhenTheDaysHavePassed_TrainsOnce()
    {
        using var ground = new TrainingGround(new() { EveryDays = { [RegressionService.ModelName] = 7, ["nothing"] = 1 } });
        using var schedule = new RetrainingSchedule(ground.Catalog, ground.Candidates, ground.Runner, new(null), Options.Create(ground.Options), ground.Clock, NullLogger<RetrainingSchedule>.Instance);
        ground.WriteData(slope: 3);
        ground.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Empty(schedule.Due());
        ground.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal([RegressionService.ModelName], schedule.Due());

        await schedule.StartAsync(TestContext.Current.CancellationToken);
        while (ground.Runner.State.Phase is RetrainingPhase.Idle or RetrainingPhase.Running)
        {
            // The schedule's timer begins on a thread of its own.
            ground.Clock.Advance(TimeSpan.FromMinutes(10));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Equal(RetrainingPhase.Candidate, ground.Runner.State.Phase);
        Assert.Empty(schedule.Due());
        await schedule.StopAsync(TestContext.Current.CancellationToken);
    }
}
