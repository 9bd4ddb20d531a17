using RecApp.Bundles;
using RecApp.Features.Regression;
using RecApp.Features.Regression.Training;
using RecApp.Retraining;

namespace RecApp.Tests.Retraining;

public sealed class RetrainingRunnerTests
{
    private const string Model = RegressionService.ModelName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OnOtherData_GivesACandidateThatAnswersNobodyUntilItIsPromotedAndKeepsTheOneCompared()
    {
        using var ground = new TrainingGround(new() { Keep = 1 });
        await ground.Catalog.WarmAsync(Model, Cancellation);
        ground.WriteData(slope: 4);
        ground.Train(RegressionData.Read(ground.Data), ground.Candidates.Folder);
        ground.WriteData(slope: 5);
        string compared = ground.Train(RegressionData.Read(ground.Data), ground.Candidates.Folder).Version;
        using var held = await ground.Catalog.HoldAsync(Model, compared, Cancellation);
        ground.WriteData(slope: 3);

        await ground.Runner.StartAsync(Model);

        string version = ground.Runner.State.Version!;
        Assert.Equal(RetrainingPhase.Candidate, ground.Runner.State.Phase);
        Assert.Equal([version, compared], ground.Candidates.Of(Model).Select(candidate => candidate.Version));
        Assert.NotEmpty(ground.Candidates.Of(Model)[0].Manifest!.Importance!.Inputs);
        Assert.Equal([ground.Served.Version], ground.Catalog.Find(Model)!.Versions.Select(installed => installed.Version));

        await ground.Promotion.PromoteAsync(Model, version, Cancellation);
        Assert.Equal(version, ground.Catalog.Find(Model)!.Served);
        Assert.Equal(compared, Assert.Single(ground.Candidates.Of(Model)).Version);
    }

    [Fact]
    public async Task Start_OnTheDataOfAnEarlierDay_GivesNothingNew()
    {
        using var ground = new TrainingGround();
        await ground.Runner.StartAsync(Model);
        Assert.Equal(RetrainingPhase.Unchanged, ground.Runner.State.Phase);
        Assert.Empty(ground.Candidates.Of(Model));
    }

    [Fact]
    public async Task Start_WhileOneRuns_IsRefusedHereAndInAnotherProcess()
    {
        using var ground = new TrainingGround();
        using var other = ground.NewRunner();
        var running = ground.Runner.StartAsync(Model);

        Assert.Contains("is being trained", Assert.Throws<RetrainingRefusedException>(() => { _ = ground.Runner.StartAsync(Model); }).Message, StringComparison.Ordinal);
        Assert.Contains("another process", Assert.Throws<RetrainingRefusedException>(() => { _ = other.StartAsync(Model); }).Message, StringComparison.Ordinal);

        Assert.True(await ground.Runner.CancelAsync());
        await running;
        Assert.Equal(RetrainingPhase.Cancelled, ground.Runner.State.Phase);
        Assert.Empty(ground.Candidates.Of(Model));
        // Free again.
        var next = other.StartAsync(Model);
        await other.CancelAsync();
        await next;
    }

    [Fact]
    public async Task Start_OnDataThatCannotBeRead_SaysWhyAndLeavesNothing()
    {
        using var ground = new TrainingGround();
        Directory.Delete(ground.Data, recursive: true);
        Directory.CreateDirectory(ground.Data);

        await ground.Runner.StartAsync(Model);

        Assert.Equal(RetrainingPhase.Failed, ground.Runner.State.Phase);
        Assert.Contains("Linear_regression_dataset.csv", ground.Runner.State.Problem, StringComparison.Ordinal);
        Assert.Empty(ground.Candidates.Of(Model));
    }

    [Theory]
    [InlineData("nothing", "These can: regression")]
    [InlineData("", "Retraining:Data")]
    public void Start_OfWhatCannotBeTrained_SaysWhy(string model, string expected)
    {
        using var ground = new TrainingGround();
        if (model.Length == 0)
            ground.Options.Data = "";
        Assert.Contains(expected, Assert.Throws<RetrainingRefusedException>(() => { _ = ground.Runner.StartAsync(model); }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, RetrainingPhase.Promoted)]
    [InlineData(false, RetrainingPhase.Candidate)]
    public async Task Start_WithPromotionByItself_ServesWhatHoldsItsFigures(bool isWorseBefore, RetrainingPhase expected)
    {
        using var ground = new TrainingGround(new() { PromoteAutomatically = true });
        ground.WriteData(slope: 3);
        var data = RegressionData.Read(ground.Data);
        // The same files, as far as manifests tell; but what was learnt from them is worse, or too good to hold.
        var random = new Random(2);
        var former = ground.Train(data with { Target = [.. data.Target.Select((value, row) => isWorseBefore ? value + (2 * random.NextDouble()) : 2 * data.Features[0][row])] });
        await ground.Catalog.PromoteAsync(Model, former.Version, Cancellation);

        await ground.Runner.StartAsync(Model);

        Assert.Equal(expected, ground.Runner.State.Phase);
        Assert.Equal(isWorseBefore, ground.Catalog.Find(Model)!.Served == ground.Runner.State.Version);
    }
}
