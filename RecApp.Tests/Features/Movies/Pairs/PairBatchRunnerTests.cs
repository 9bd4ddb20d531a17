using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Movies;
using RecApp.Features.Movies.Pairs;
using RecApp.Storage.Pairs;
using RecApp.Validation;

namespace RecApp.Tests.Features.Movies.Pairs;

public class PairBatchRunnerTests
{
    private const int Films = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_EveryPair_IsWhatTheLiveModelAnswers()
    {
        await using var application = new PairApplication(Films);
        var state = await application.RunAsync(top: 12, take: 7);
        Assert.Equal((PairBatchPhase.Published, 66L, 1.0), (state.Phase, state.Progress!.Done, state.Progress.Fraction));
        var pairs = application.Factory.Services.GetRequiredService<MoviePairService>();
        var live = application.Factory.Services.GetRequiredService<MovieService>();
        for (int a = 0; a < 12; a++)
            for (int b = 0; b < 12; b++)
            {
                if (a == b)
                    continue;
                int[] ids = [PairWorld.Popular(Films, a), PairWorld.Popular(Films, b)];
                var stored = await pairs.FindAsync(ids[0], ids[1], Cancellation);
                var answer = (await live.RecommendAsync(new() { Ids = ids, Num = 7 }, Cancellation)).Answer;
                Assert.Equal(answer.Movies.Select(movie => movie.Id), stored.Movies.Select(movie => movie.Id));
                Assert.All(answer.Movies.Zip(stored.Movies), both => Assert.Equal(both.First.Score, both.Second.Score, 1e-4));
                Assert.All(answer.Movies.Zip(stored.Movies), both => Assert.Equal(both.First.Reasons.Select(reason => reason.Id).Order(), both.Second.Reasons.Select(reason => reason.Id).Order()));
                Assert.All(answer.Movies.Zip(stored.Movies), both => Assert.All(both.First.Reasons, reason => Assert.Equal(reason.Share, both.Second.Reasons.Single(other => other.Id == reason.Id).Share, 2e-4)));
            }
    }

    [Fact]
    public async Task Follow_BatchOfAnotherInstance_ShowsItUpToItsEnd()
    {
        await using var application = new PairApplication(Films);
        PairBatchState[] told =
        [
            new(PairBatchPhase.Running, new("1", 0, 66, 0, null), null),
            new(PairBatchPhase.Running, new("1", 40, 66, 10, 2.6), null),
            new(PairBatchPhase.Published, new("1", 66, 66, 10, 0), null),
        ];
        foreach (var state in told)
        {
            application.Runner.Follow(state);
            Assert.Equal(state, application.Runner.State);
        }
        application.Runner.Follow(PairBatchState.Idle);
        Assert.Equal(told[^1], application.Runner.State);
    }

    [Fact]
    public async Task Start_AfterTheModelChanged_PublishesTheNewAnswersAndRollsBack()
    {
        await using var application = new PairApplication(Films);
        await application.RunAsync();
        string old = application.Published!;
        var second = await application.PromoteAsync(seed: 2);
        Assert.Equal(old, application.Published);
        await application.RunAsync();
        Assert.Equal(second.Version, application.Store.Published()!.Batch.Settings.ModelVersion);
        Assert.Equal(old, application.Runner.RollBack()!.Version);

        // Of another model than the one served: its own reasons, and still the model that answered.
        var answer = await application.Factory.Services.GetRequiredService<MoviePairService>().FindAsync(PairWorld.Popular(Films, 0), PairWorld.Popular(Films, 1), Cancellation);
        Assert.Equal(application.First.Version, answer.ModelVersion);
        Assert.All(answer.Movies, movie => Assert.Equal(1, movie.Reasons.Sum(reason => reason.Share), 1e-3));
        Assert.All(answer.Movies, movie => Assert.StartsWith("Film ", movie.Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancel_InTheMiddle_LeavesThePublishedOneAndGoesOnLater()
    {
        // One core needs seconds for these pairs; the test cancels as soon as some are there.
        await using var application = new PairApplication(films: 2500);
        await application.RunAsync(top: 5);
        string old = application.Published!;
        var running = await application.Runner.StartAsync(250, 5, workers: 1, Cancellation);
        while (application.Runner.State.Progress!.Done < 1000)
            await Task.Delay(1, Cancellation);
        Assert.True(await application.Runner.CancelAsync());
        await running;
        var state = application.Runner.State;
        Assert.Equal(PairBatchPhase.Cancelled, state.Phase);
        Assert.InRange(state.Progress!.Fraction, 0.001, 0.999);
        Assert.Equal(old, application.Published);
        Assert.False(await application.Runner.CancelAsync());

        var again = await application.Runner.StartAsync(250, 5, workers: 2, Cancellation);
        Assert.Equal(state.Progress.BatchVersion, application.Runner.State.Progress!.BatchVersion);
        await again;
        Assert.Equal(state.Progress.BatchVersion, application.Published);
    }

    [Fact]
    public async Task Start_WhileOneRuns_IsRefusedHereAndInOtherProcesses()
    {
        await using var application = new PairApplication(Films);
        using (application.Store.Lock())
        {
            await Assert.ThrowsAsync<PairsBusyException>(() => application.RunAsync());
            Assert.Throws<PairsBusyException>(application.Runner.RollBack);
        }
        Assert.Equal(PairBatchPhase.Published, (await application.RunAsync()).Phase);
    }

    [Fact]
    public async Task Start_StorageIsFull_FailsAndLeavesThePublishedOne()
    {
        await using var application = new PairApplication(films: 400, new() { ["Storage:MaximumMegabytes"] = "1" });
        await application.RunAsync(top: 5);
        string old = application.Published!;
        var state = await application.RunAsync(top: 400, take: 10);
        Assert.Equal((PairBatchPhase.Failed, "The storage is full."), (state.Phase, state.Problem));
        Assert.Equal(old, application.Published);
        Assert.Equal(PairBatchPhase.Published, (await application.RunAsync(top: 6)).Phase);
    }

    [Theory]
    [InlineData(1, 5, "top", "must be 2 to 40")]
    [InlineData(41, 5, "top", "must be 2 to 40")]
    [InlineData(20, 0, "take", "must be 1 to 38")]
    [InlineData(20, 39, "take", "must be 1 to 38")]
    public async Task Start_NumbersOutOfRange_SaysWhatIsAllowed(int top, int take, string field, string allowed)
    {
        await using var application = new PairApplication(Films);
        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => application.RunAsync(top, take));
        Assert.Contains(allowed, Assert.Single(error.Errors[field]));
        Assert.Empty(application.Store.List());
    }
}
