using Microsoft.AspNetCore.Http.HttpResults;

namespace RecApp.Features.Sentiment.Api;

/// <summary>The HTTP API of the sentiment models.</summary>
public static class SentimentEndpoints
{
    /// <summary>Maps <c>sentiment/predict</c> under the API's group.</summary>
    public static RouteGroupBuilder MapSentiment(this RouteGroupBuilder api)
    {
        api.MapPost("/sentiment/predict", Predict)
            .Describe("PredictSentiment", "Tell praise from displeasure in film reviews",
                $"Give a text of up to {SentimentRules.MostCharacters:N0} characters, or up to {SentimentRules.MostTexts:N0} texts of {SentimentRules.MostCharactersTogether:N0} characters together. "
                + "The model is lstm (default) or linear. Every prediction has the calibrated probability of praise; a short text that takes no side is neither, with a probability near 0.5; where a verdict would be a guess, as for another language, the label is unknown "
                + $"and the reason is given. With explain, for up to {SentimentRules.MostExplained} texts of {SentimentRules.MostCharactersExplained:N0} characters together, it is said what each word adds to the log-odds. HTML tags are left out.")
            .Example(new { text = "A wonderful film, if a little long.", explain = true })
            .AsTool()
            .WithTags("Sentiment")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return api;
    }

    private static async Task<Ok<SentimentAnswer>> Predict(SentimentRequest request, SentimentService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.PredictAsync(request, cancellationToken));
}
