using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Features.Sentiment.Scoring;
using RecApp.Uploads;

namespace RecApp.Features.Sentiment.Api;

/// <summary>The HTTP API of the sentiment models.</summary>
public static class SentimentEndpoints
{
    /// <summary>Maps <c>sentiment/predict</c> under the API's group.</summary>
    public static RouteGroupBuilder MapSentiment(this RouteGroupBuilder api)
    {
        api.MapPost("/sentiment/predict", Predict)
            .Describe("PredictSentiment", "Tell positive film reviews from negative ones",
                $"Give a text of up to {SentimentRules.MostCharacters:N0} characters, or up to {SentimentRules.MostTexts:N0} texts of {SentimentRules.MostCharactersTogether:N0} characters together. "
                + "The model is lstm (default) or linear. Every prediction has the calibrated probability of being positive; a short text that takes no side is neither, with a probability near 0.5; where a verdict would be a guess, as for another language, the label is unknown "
                + $"and the reason is given. With explain, for up to {SentimentRules.MostExplained} texts of {SentimentRules.MostCharactersExplained:N0} characters together, it is said what each word adds to the log-odds. HTML tags are left out.")
            .Example(new { text = "A wonderful film, if a little long.", explain = true })
            .AsTool()
            .WithTags("Sentiment")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapScore("/sentiment/score", ReviewFile.Limits, [SentimentService.Lstm, .. SentimentService.Models], static async (context, table, model) =>
            {
                var (reviews, reading) = ReviewFile.Read(table, context.RequestAborted);
                var judged = await context.RequestServices.GetRequiredService<BatchReader>().ReadAsync(reviews, reading, model, static _ => { }, context.RequestAborted);
                return new("recapp-sentiment.csv", BatchCsv.Write(judged), judged.Rows.Count - judged.Without.Count, judged.Without.Count, []) { Added = 4, Reading = reading, PredictionId = judged.PredictionId };
            })
            .Describe("ScoreSentiment", "Judge many reviews",
                $"Give a table as CSV, Excel workbook, JSON array or JSON lines with a column text or review: up to {ReviewFile.Limits.Rows:N0} reviews and {ReviewFile.Limits.Megabytes} MB. "
                + "It comes back with the verdict and the probability of being positive for every review, and with the reason where there is none. " + ScoreEndpoint.HowItIsRead)
            .ExampleText("text\nA wonderful film.\n", new { model = SentimentService.Linear })
            .WithTags("Sentiment");
        return api;
    }

    private static async Task<Ok<SentimentAnswer>> Predict(SentimentRequest request, SentimentService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.PredictAsync(request, cancellationToken));
}
