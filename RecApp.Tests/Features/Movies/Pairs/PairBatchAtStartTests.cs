using RecApp.Features.Movies.Pairs;

namespace RecApp.Tests.Features.Movies.Pairs;

public class PairBatchAtStartTests
{
    private static readonly Dictionary<string, string?> AtStart = new() { ["Movies:Batch:AtStart"] = "true", ["Movies:Batch:Top"] = "20", ["Movies:Batch:Take"] = "5" };

    [Fact]
    public async Task Start_NothingComputedYet_PublishesInTheBackgroundAndAgainForANewModel()
    {
        await using var application = new PairApplication(settings: AtStart);
        var first = await PublishedAsync(application, application.First.Version);
        Assert.Equal((20, 5), (first.Top, first.Take));
        var second = await application.PromoteAsync(seed: 2);
        await PublishedAsync(application, second.Version);
        Assert.Equal(2, application.Store.List().Count);

        // Models that have their pairs: nothing is computed, and what the administrator rolled back to stays. Versions are looked at in
        // order, so when the last one has its pairs, those before it have been passed over.
        application.Runner.RollBack();
        await application.PromoteAsync(seed: 1);
        await application.PromoteAsync(seed: 2);
        var third = await application.PromoteAsync(seed: 3);
        await PublishedAsync(application, third.Version);
        Assert.Equal(3, application.Log.Events.Count(entry => entry.Message.StartsWith("Computing pairs", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Start_SwitchedOff_ComputesNothing()
    {
        await using var application = new PairApplication(settings: new(AtStart) { ["Movies:Batch:AtStart"] = "false" });
        await application.PromoteAsync(seed: 2);
        Assert.Equal(PairBatchPhase.Idle, application.Runner.State.Phase);
        Assert.Empty(application.Store.List());
    }

    [Fact]
    public async Task Stop_WhileABatchRuns_CancelsItInsteadOfWaiting()
    {
        PairBatchRunner runner;
        await using (var application = new PairApplication(films: 2500, new() { ["Movies:Batch:AtStart"] = "true" }))
        {
            runner = application.Runner;
            while (runner.State.Progress is not { Done: > 0 })
                await Task.Delay(2, TestContext.Current.CancellationToken);
        }
        Assert.Equal(PairBatchPhase.Cancelled, runner.State.Phase);
    }

    private static async Task<RecApp.Storage.Pairs.PairSettings> PublishedAsync(PairApplication application, string model)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        while (application.Store.Published()?.Batch.Settings.ModelVersion != model || application.Runner.State.Phase == PairBatchPhase.Running)
            await Task.Delay(10, cancellationToken);
        return application.Store.Published()!.Batch.Settings;
    }
}
