using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Hosting.Limits;
using RecApp.Storage;
using RecApp.Validation;

namespace RecApp.Features.Feedback;

/// <summary>The HTTP API of feedback.</summary>
public static class FeedbackEndpoints
{
    /// <summary>Maps <c>feedback</c> and <c>feedback/summary</c> under the API's group.</summary>
    public static RouteGroupBuilder MapFeedback(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Feedback");
        group.MapPost("/feedback", Add)
            .RequireRateLimiting(RateLimits.Feedback)
            .Describe("AddFeedback", "Rate an answer",
                "Keeps what you think of the answer with this predictionId. The answer 201 comes when it is stored durably. "
                + "No text that was judged is kept, unless you send it as keepText: then it is learnt from, and deleted when Storage:Retention is over, 90 days by default, or when you take it back.")
            .Example(new { predictionId = "01890a5d-ac96-774b-bcce-b302099a8057", rating = "love", reason = "Just what I was looking for." })
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapDelete("/feedback/{predictionId:guid}/text", ForgetText)
            .RequireRateLimiting(RateLimits.Feedback)
            .Describe("ForgetText", "Take back a text",
                "Deletes the text that was kept with ratings of this answer, before its time; the ratings stay. 204 also where none is kept. "
                + "Backups keep it as long as they last, and a model what it has learnt from it.")
            .Example(new { predictionId = "01890a5d-ac96-774b-bcce-b302099a8057" })
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/feedback/summary", Summarise)
            .Describe("SummariseFeedback", "Count the ratings of a model",
                "How often each rating was given to each variant of the model; only what occurs.")
            .Example(new { model = "movies" })
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return api;
    }

    private static async Task<Results<Created<FeedbackAdded>, ProblemHttpResult>> Add(
        FeedbackRequest request, FeedbackService service, CancellationToken cancellationToken)
    {
        var (prediction, rating, text) = request.Parse();
        try
        {
            return TypedResults.Created((string?)null, new FeedbackAdded(await service.AddAsync(prediction, rating, request.Reason, text, cancellationToken)));
        }
        catch (UnknownPredictionException unknown)
        {
            return TypedResults.Problem(unknown.Message, statusCode: StatusCodes.Status404NotFound);
        }
        catch (StorageUnavailableException unavailable)
        {
            return TypedResults.Problem($"{unavailable.Message} The feedback was not kept; send it again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetText(
        FeedbackService service, [Description("The answer's id.")] Guid predictionId, CancellationToken cancellationToken)
    {
        try
        {
            await service.ForgetTextAsync(predictionId, cancellationToken);
            return TypedResults.NoContent();
        }
        catch (StorageUnavailableException unavailable)
        {
            return TypedResults.Problem($"{unavailable.Message} The text is there still; ask again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<Ok<FeedbackSummary>> Summarise(
        FeedbackService service, CancellationToken cancellationToken, [Description("The model's name.")] string? model = null) =>
        string.IsNullOrWhiteSpace(model)
            ? throw new InvalidRequestException("model", "is required: the name of a model, as in /api/v1/models.")
            : TypedResults.Ok(new FeedbackSummary(model, await service.SummaryAsync(model, cancellationToken)));
}
