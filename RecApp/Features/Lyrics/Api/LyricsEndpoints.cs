using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Serving;

namespace RecApp.Features.Lyrics.Api;

/// <summary>The HTTP API of the lyrics writer.</summary>
public static class LyricsEndpoints
{
    private const string EventStream = "text/event-stream";

    /// <summary>Maps <c>lyrics/generate</c> and <c>lyrics/score</c> under the API's group.</summary>
    public static RouteGroupBuilder MapLyrics(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/lyrics").WithTags("Lyrics")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapPost("/generate", Generate)
            .Describe("GenerateLyrics", "Write verses",
                "Every field has a default; wishes that can't be met get the nearest possible answer and a note. With 'Accept: text/event-stream' the song comes as it is written: "
                + "the events are start, token (a line's leading draft with one more token), line and done, or error.")
            .Example(new { prefix = "The night is young", lines = 4, scheme = "ABAB", seed = 7 })
            .AsTool()
            .Produces<LyricsAnswer>(StatusCodes.Status200OK, "application/json", EventStream);
        group.MapPost("/score", Score)
            .Describe("ScoreVerse", "Measure how well the model predicts a text",
                $"Total bits over every character from an empty state, the number of characters (Unicode code points), and bits per character. "
                + $"A text may come to {LyricsService.MostScoredTokens:N0} tokens at most, which is about {4 * LyricsService.MostScoredTokens:N0} characters of verse and fewer where the words are none of verse.")
            .Example(new { text = "Shall I compare thee to a summer's day?" })
            .AsTool();
        return api;
    }

    private static async Task<IResult> Generate(LyricsRequest request, LyricsService service, HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase)))
            return TypedResults.Ok(await service.GenerateAsync(request, cancellationToken));
        // The first event is waited for: what is wrong with the request still becomes a status and problem+json.
        var events = service.WriteAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            await events.MoveNextAsync();
        }
        catch
        {
            await events.DisposeAsync();
            throw;
        }
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Items(events));
    }

    private static async IAsyncEnumerable<SseItem<object>> Items(IAsyncEnumerator<LyricsEvent> events)
    {
        await using var held = events;
        while (true)
        {
            yield return new(events.Current, events.Current.Name);
            SseItem<object>? failure = null;
            try
            {
                if (!await events.MoveNextAsync())
                    break;
            }
            catch (InferenceBusyException busy)
            {
                // The status is long sent; the stream says it itself.
                failure = new(new { detail = busy.Message }, "error");
            }
            if (failure is { } said)
            {
                yield return said;
                break;
            }
        }
    }

    private static async Task<Ok<LyricsScore>> Score(ScoreRequest request, LyricsService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.ScoreAsync(request.Text, cancellationToken));

    /// <param name="Text">The text to score, as it is.</param>
    public sealed record ScoreRequest(string? Text);
}
