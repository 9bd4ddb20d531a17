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
        await service.AddAsync(prediction, FeedbackRating.Hate, null, cancellationToken: Cancellation);
        await service.AddAsync(prediction, FeedbackRating.Love, "  ", cancellationToken: Cancellation);
        await service.AddAsync(storage.Log.Record("words", "1", "blend"), FeedbackRating.Like, "why not", cancellationToken: Cancellation);
        Assert.Equal(
            [new("blend", FeedbackRating.Like, 1), new("cluster", FeedbackRating.Love, 1), new("cluster", FeedbackRating.Hate, 1)],
            await service.SummaryAsync("words", Cancellation));
    }

    [Fact]
    public async Task AddAsync_RatingOutsideTheEnum_IsRefused()
    {
        await using var storage = await TestStorage.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => Over(storage).AddAsync(Guid.CreateVersion7(), (FeedbackRating)99, null, cancellationToken: Cancellation));
        Assert.Equal(["rating"], error.Errors.Keys);
    }

    [Fact]
    public async Task AddAsync_PredictionNobodyMade_IsRefused()
    {
        await using var storage = await TestStorage.StartAsync();
        await Assert.ThrowsAsync<UnknownPredictionException>(() => Over(storage).AddAsync(Guid.CreateVersion7(), FeedbackRating.Love, null, cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData("others", FeedbackRating.Like, 5, "positive", "keepText")]
    [InlineData("words", FeedbackRating.Okay, 5, "positive", "keepText")]
    [InlineData("words", FeedbackRating.Like, 0, "positive", "keepText.text")]
    [InlineData("words", FeedbackRating.Like, FeedbackService.MaximumText + 1, "positive", "keepText.text")]
    [InlineData("words", FeedbackRating.Like, 5, "neither", "keepText.label")]
    public async Task AddAsync_TextThatCannotBeKept_IsRefusedWithItsRating(string model, FeedbackRating rating, int length, string label, string field)
    {
        await using var storage = await TestStorage.StartAsync();
        var prediction = storage.Log.Record(model, "1", "blend");

        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => Over(storage).AddAsync(prediction, rating, null, new(new string('x', length), label), Cancellation));

        Assert.Equal([field], error.Errors.Keys);
        Assert.Equal(0, await storage.CountAsync("feedback"));
        Assert.Equal(0, await storage.CountAsync("kept_texts"));
    }

    private static FeedbackService Over(TestStorage storage) => new(storage.Predictions, storage.Feedback, [new("words")], storage.Clock);
}
