using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using RecApp.Experiments;
using RecApp.Hosting.Limits;
using RecApp.Storage;
using RecApp.Validation;
using RecApp.Visitors;

namespace RecApp.Features.Experiments;

/// <summary>The HTTP API of events.</summary>
public static class EventEndpoints
{
    /// <summary>Maps <c>events</c> and <c>visitor</c> under the API's group.</summary>
    public static RouteGroupBuilder MapEvents(this RouteGroupBuilder api)
    {
        api.MapPost("/events", Add)
            .WithTags("Feedback")
            .RequireRateLimiting(RateLimits.Feedback)
            .Describe("AddEvent", "Tell what was done with an answer",
                "Keeps that somebody played, added, saved, copied or hid something of the answer with this predictionId, or wanted more like it. The answer comes when it is stored durably; the same again counts once. "
                + "With the header RecApp-Visitor it also changes what is next for that visitor.")
            .Example(new { predictionId = "01890a5d-ac96-774b-bcce-b302099a8057", kind = "play", item = "2571" })
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapDelete("/visitor", Forget)
            .WithTags("Feedback")
            .RequireRateLimiting(RateLimits.Feedback)
            .Describe("ForgetVisitor", "Forget a visitor",
                "Deletes what is remembered of what the visitor did, from which follows what is next, in all tabs and at all instances; 204 also where nothing is. "
                + "Events stay, as they belong to an answer and name nobody.")
            .Example(CurrentVisitor.HeaderExample)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return api;
    }

    private static async Task<Results<Created<EventAdded>, Ok<EventAdded>, ProblemHttpResult>> Add(EventRequest request, EventService service, CancellationToken cancellationToken)
    {
        var (prediction, kind) = request.Parse();
        try
        {
            return await service.AddAsync(prediction, kind, request.Item, cancellationToken) switch
            {
                true => TypedResults.Created((string?)null, new EventAdded(true)),
                false => TypedResults.Ok(new EventAdded(false)),
                null => TypedResults.Problem($"There is no prediction {prediction}.", statusCode: StatusCodes.Status404NotFound),
            };
        }
        catch (StorageUnavailableException unavailable)
        {
            return TypedResults.Problem($"{unavailable.Message} The event was not kept; send it again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<NoContent> Forget(
        CurrentVisitor current, CancellationToken cancellationToken,
        [FromHeader(Name = CurrentVisitor.Header), Description(CurrentVisitor.HeaderMeaning)] string? visitor = null)
    {
        if (string.IsNullOrEmpty(visitor))
            throw new InvalidRequestException(CurrentVisitor.Header, "is missing: it names the visitor.");
        await current.ForgetAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>What became of an event.</summary>
/// <param name="Counted">Whether it was new: the same deed counts once.</param>
public sealed record EventAdded(bool Counted);
