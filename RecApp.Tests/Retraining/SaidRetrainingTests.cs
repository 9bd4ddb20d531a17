using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RecApp.Bundles;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Features.Sentiment.Training;
using RecApp.Retraining;
using RecApp.Storage;
using RecApp.Tests.Bundles;
using RecApp.Tests.Features.Sentiment.Training;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;

namespace RecApp.Tests.Retraining;

public sealed class SaidRetrainingTests
{
    private const string Model = SentimentService.LinearName;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_WhileVisitorsSpeak_LearnsFromThemUnlessToldNotTo(bool fromVisitors)
    {
        using var folder = new TemporaryFolder();
        SmallReviews.Write(folder.Combine("data"), 200);
        await using var storage = await TestStorage.StartAsync();
        foreach (int i in Enumerable.Range(0, 5))
            await storage.SayAsync(Model, $"a great story {i}", "positive", "like");
        SentimentLinearTrainer trainer = new(ReviewData.Read(folder.Combine("data")), SaidReviews.None, _ => { });
        var served = trainer.Write(folder.Combine("models"), trainer.HeldOut(), "abc", new FakeTimeProvider(TrainingGround.FirstDay));
        using var catalog = Catalogs.Over(folder.Combine("models"), new ModelRegistration(Model, typeof(ISentimentModel), LinearModel.Load));
        Candidates candidates = new(catalog);
        using RetrainingRunner runner = new(
            catalog, candidates, new(catalog, new(null), TimeProvider.System), [new(Model, TakesSaid: true)],
            Options.Create(new RetrainingOptions { Data = folder.Combine("data"), FromVisitors = fromVisitors, Priority = ProcessPriorityClass.Normal }),
            Options.Create(new StorageOptions { Path = storage.Folder }), TimeProvider.System, NullLogger<RetrainingRunner>.Instance);

        await runner.StartAsync(Model);

        // Without them there is nothing new to learn.
        Assert.Equal(fromVisitors ? RetrainingPhase.Candidate : RetrainingPhase.Unchanged, runner.State.Phase);
        Assert.Equal(fromVisitors ? [5L] : [], candidates.Of(Model).SelectMany(made => made.Manifest!.Data).Where(source => source.LearntFromOnly).Select(source => source.Rows));
        Assert.All(candidates.Of(Model), made => Assert.True(VersionComparison.Of(served, made.Manifest!).OnTheSameData));
        Assert.Equal(5, SaidReader.Texts(storage.Folder, [Model]).Count);
    }
}
