using Microsoft.Extensions.DependencyInjection;
using RecApp.Features.Sentiment;
using RecApp.Features.Sentiment.Api;
using RecApp.Features.Sentiment.Model.Reading;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Tests.Features.Sentiment;

public sealed class SentimentServiceTests(SentimentHost host) : IClassFixture<SentimentHost>
{
    private const string Review = "Good &amp; <i>bad</i>, not boring…";

    private SentimentService Service => host.Factory.Services.GetRequiredService<SentimentService>();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("lstm", 5)]
    [InlineData("linear", null)]
    public async Task JudgeAsync_Explained_SaysWhatTheApiSaysAndTheVerdictFirst(string model, int? steps)
    {
        var expected = (await Service.PredictAsync(new(Review, Model: model, Explain: true), Cancelled)).Predictions[0];
        List<JudgedReview> verdicts = [];

        var judged = await Service.JudgeAsync(new ReviewText(Review), model, explain: true, isDraft: false, verdicts.Add, Cancelled);

        var verdict = Assert.Single(verdicts);
        Assert.Null(verdict.Prediction.Words);
        Assert.Equal((expected.Label, judged.Prediction.PredictionId), (verdict.Prediction.Label, verdict.Prediction.PredictionId));
        Assert.Equal(expected.Probability!.Value, judged.Prediction.Probability!.Value, 1e-5);
        Assert.Equal(expected.Words!.Select(word => (word.Word, word.Start)), judged.Prediction.Words!.Select(word => (word.Word, word.Start)));
        Assert.All(expected.Words!.Zip(judged.Prediction.Words!), pair => Assert.Equal(pair.First.Effect, pair.Second.Effect, 1e-4));
        Assert.Equal(steps, judged.Steps?.Count);
        Assert.Equal(model, host.Factory.Services.GetRequiredService<PredictionLog>().FindRecent(judged.Prediction.PredictionId)!.Variant);
    }

    [Theory]
    [InlineData("lstm", false)]
    [InlineData("linear", false)]
    [InlineData("lstm", true)]
    public async Task JudgeAsync_VerdictShownBeforeTheRest_IsOnRecordAlready(string model, bool leaves)
    {
        var log = host.Factory.Services.GetRequiredService<PredictionLog>();
        using var left = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        Prediction? found = null;

        var judging = Service.JudgeAsync(new ReviewText(Review), model, explain: true, isDraft: false, verdict =>
        {
            found = log.FindRecent(verdict.Prediction.PredictionId);
            if (leaves)
                left.Cancel();
        }, left.Token);

        if (leaves)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => judging);
        else
            await judging;
        Assert.Equal(model, found?.Variant);
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("linear")]
    public async Task JudgeAsync_NoReview_SaysWhyAndTellsNoVerdict(string model)
    {
        var judged = await Service.JudgeAsync(new ReviewText("12345"), model, explain: true, isDraft: false, _ => Assert.Fail("There is no verdict."), Cancelled);

        Assert.Equal(SentimentPrediction.Unknown, judged.Prediction.Label);
        Assert.NotNull(judged.Prediction.Reason);
        Assert.Empty(judged.Steps!);
    }

    [Theory]
    [InlineData("lstm")]
    [InlineData("linear")]
    public async Task JudgeAsync_Draft_IsRecordedOnceItIsLeft(string model)
    {
        var judged = await Service.JudgeAsync(new ReviewText(Review), model, explain: true, isDraft: true, _ => { }, Cancelled);
        Assert.Equal(Guid.Empty, judged.Prediction.PredictionId);

        var settled = Service.Record(model, new(Review), judged.Prediction, judged.ModelVersion);

        var recorded = host.Factory.Services.GetRequiredService<PredictionLog>().FindRecent(settled.PredictionId)!;
        var whole = await Service.JudgeAsync(new ReviewText(Review), model, explain: true, isDraft: false, _ => { }, Cancelled);
        Assert.Equal(host.Factory.Services.GetRequiredService<PredictionLog>().FindRecent(whole.Prediction.PredictionId)!.Values, recorded.Values);
        Assert.NotNull(recorded.Values);
        Assert.Equal((SentimentService.BundleOf(model), judged.ModelVersion, model), (recorded.Model, recorded.Version, recorded.Variant));
        Assert.Equal(judged.Prediction.Probability, settled.Probability);
    }

    [Fact]
    public Task JudgeAsync_Empty_IsRefused() =>
        Assert.ThrowsAsync<InvalidRequestException>(() => Service.JudgeAsync(new ReviewText(" "), SentimentService.Lstm, explain: false, isDraft: false, _ => { }, Cancelled));
}
