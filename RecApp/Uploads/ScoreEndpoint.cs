using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using RecApp.Admission;
using RecApp.Tables;
using RecApp.Validation;

namespace RecApp.Uploads;

/// <summary>The route of a feature that takes a table and gives it back with a prediction for every row, as its page does.</summary>
public static class ScoreEndpoint
{
    private static readonly string[] Accepted =
    [
        "text/csv", "text/plain", "text/tab-separated-values", "application/json", "application/x-ndjson", "application/jsonl",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.ms-excel", "application/octet-stream",
    ];

    /// <summary>
    /// Maps a route that reads the body as <see cref="TableFile"/> does and answers as the Accept header asks: <c>text/csv</c>, which is the default,
    /// <c>application/x-ndjson</c> with an object a row, or <c>application/json</c> with an array of them.
    /// </summary>
    /// <param name="api">Where to.</param>
    /// <param name="route">Its route.</param>
    /// <param name="limits">No more is read.</param>
    /// <param name="score">Predicts a table.</param>
    public static RouteHandlerBuilder MapScore(this IEndpointRouteBuilder api, string route, UploadLimits limits, Func<HttpContext, TableUpload, Task<ScoredCsv>> score) =>
        api.MapPost(route, async (HttpContext context, Stream table, UploadBudget budget,
                [FromQuery] string? encoding, [FromQuery] string? separator, [FromQuery] string? numbers, [FromQuery] int? header, [FromQuery] string? sheet) =>
            {
                var choices = ChoiceReader.Read(encoding, separator, numbers, header, sheet);
                await ScoreAsync(context, table, limits, budget, choices, score);
            })
            .Accepts<Stream>(Accepted[0], Accepted[1..])
            .Produces<string>(StatusCodes.Status200OK, TableAnswer.Csv, TableAnswer.JsonLines, TableAnswer.Json)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithMetadata(new RequestSizeLimitAttribute(limits.Bytes));

    private static async Task ScoreAsync(HttpContext context, Stream table, UploadLimits limits, UploadBudget budget, TableChoices choices, Func<HttpContext, TableUpload, Task<ScoredCsv>> score)
    {
        string caller = Caller.Current.Address;
        long held = 0;
        try
        {
            var content = await TableContent.ReadAsync(table, limits, context.RequestAborted);
            Hold(limits.Memory(content.Length));
            TableUpload upload = new();
            upload.Take("table", content);
            upload.Choices = choices;
            var scored = await Task.Run(() => score(context, upload), context.RequestAborted);
            await TableAnswer.WriteAsync(context, scored);
        }
        catch (FileRefusedException refused)
        {
            throw new InvalidRequestException("table", refused.Message);
        }
        catch (UploadRefusedException refused)
        {
            throw new InvalidRequestException("table", refused.Message);
        }
        catch (TableUnclearException unclear)
        {
            throw new InvalidRequestException("numbers", $"{unclear.Message} Give numbers=points for 1,234.5 or numbers=commas for 1.234,5.");
        }
        finally
        {
            budget.Add(caller, -held);
        }

        void Hold(long bytes)
        {
            budget.Add(caller, bytes);
            held = bytes;
        }
    }
}
