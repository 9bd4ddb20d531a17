using RecApp.Features.Feedback;
using RecApp.Tests.Storage;
using RecApp.Tests.Support;
using RecApp.Validation;

namespace RecApp.Tests.Features.Feedback;

public class FeedbackServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddAsync_Kept_IsInTheSummaryBestRatingFirst()
    {
        await using var storage = await TestStorage.StartAsync();
        var service = Over(storage);
        var prediction = storage.Log.Record("words", "1", "cluster");
        await service.AddAsync(prediction, FeedbackRating.Hate, null, Cancellation);
        await service.AddAsync(prediction, FeedbackRating.Love, "  ", Cancellation);
        await service.AddAsync(storage.Log.Record("words", "1", "blend"), FeedbackRating.Like, "why not", Cancellation);
        Assert.Equal(
            [new("blend", FeedbackRating.Like, 1), new("cluster", FeedbackRating.Love, 1), new("cluster", FeedbackRating.Hate, 1)],
            await service.SummaryAsync("words", Cancellation));
    }

    [Fact]
    public async Task AddAsync_RatingOutsideTheEnum_IsRefused()
    {
        await using var storage = await TestStorage.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => Over(storage).AddAsync(Guid.CreateVersion7(), (FeedbackRating)99, null, Cancellation));
        Assert.Equal(["rating"], error.Errors.Keys);
    }

    [Fact]
    public async Task AddAsync_PredictionNobodyMade_IsRefused()
    {
        await using var storage = await TestStorage.StartAsync();
        await Assert.ThrowsAsync<UnknownPredictionException>(() => Over(storage).AddAsync(Guid.CreateVersion7(), FeedbackRating.Love, null, Cancellation));
    }

    private static FeedbackService Over(TestStorage storage) => new(storage.Predictions, storage.Feedback, storage.Clock);
}
