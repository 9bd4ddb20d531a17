using RecApp.Features.Movies.Batch;

namespace RecApp.Tests.Features.Movies.Batch;

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

        // Back to a model that has its pairs: nothing is computed, and what the administrator published stays.
        application.Runner.RollBack();
        await application.PromoteAsync(seed: 1);
        Assert.Equal(application.First.Version, application.Store.Published()!.Batch.Settings.ModelVersion);
        Assert.Equal(2, application.Store.List().Count);
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
        var cancellation = TestContext.Current.CancellationToken;
        while (application.Store.Published()?.Batch.Settings.ModelVersion != model)
            await Task.Delay(10, cancellation);
        return application.Store.Published()!.Batch.Settings;
    }
}
