using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using RecApp.Admission;
using RecApp.Tables;
using RecApp.Validation;

namespace RecApp.Uploads;

/// <summary>The route of a feature that takes a table and gives it back with a prediction for every row, as its page does.</summary>
public static class ScoreEndpoint
{
    /// <summary>What every such route says of its body and its answer.</summary>
    public const string HowItIsRead = "Encoding, separator, header and decimal sign are found out, and can be said; Recapp-Reading in the answer says how the table was understood, Recapp-Rows-Left-Out which rows could not be read. "
        + "Where numbers can be read in two ways that are equally likely, it is asked (400). The answer is CSV, or what Accept asks for: application/x-ndjson, application/json, or a spreadsheet, in whose cells texts end at 32,767 characters. It begins when all rows are predicted.";

    private static readonly string[] Accepted =
    [
        "text/csv", "text/plain", "text/tab-separated-values", "application/json", "application/x-ndjson", "application/jsonl",
        TableAnswer.Spreadsheet, "application/vnd.ms-excel", "application/octet-stream",
    ];

    /// <summary>
    /// Maps a route that reads the body as <see cref="TableFile"/> does and answers as the Accept header asks: <c>text/csv</c>, which is the default,
    /// <c>application/x-ndjson</c> with an object a row, <c>application/json</c> with an array of them, or a spreadsheet. It answers when all rows are predicted:
    /// what fails keeps its status, and whoever reads slowly holds no place in front of the model.
    /// </summary>
    /// <param name="api">Where to.</param>
    /// <param name="route">Its route.</param>
    /// <param name="limits">No more is read.</param>
    /// <param name="models">Models that can be asked for, that which is taken otherwise first.</param>
    /// <param name="score">Predicts a table by one of them.</param>
    public static RouteHandlerBuilder MapScore(
        this IEndpointRouteBuilder api, string route, UploadLimits limits, IReadOnlyList<string> models, Func<HttpContext, TableUpload, string, Task<ScoredCsv>> score) =>
        api.MapPost(route, async (HttpContext context, Stream table, UploadBudget budget,
                [FromQuery, Description("Which model predicts.")] string? model,
                [FromQuery, Description("Name of an encoding, such as windows-1252; found out otherwise.")] string? encoding,
                [FromQuery, Description("comma, semicolon, tab, bar, blanks, none or lines; found out otherwise.")] string? separator,
                [FromQuery, Description("points for 1,234.5 or commas for 1.234,5; found out otherwise.")] string? numbers,
                [FromQuery, Description("The line that names the columns, from 1; 0 where none does.")] int? header,
                [FromQuery, Description("Name of a sheet; the first with cells otherwise.")] string? sheet) =>
            {
                if (model is not null && !models.Contains(model))
                    throw new InvalidRequestException("model", $"Unknown model. Allowed: {string.Join(", ", models.Distinct())}.");
                var choices = ChoiceReader.Read(encoding, separator, numbers, header, sheet);
                await ScoreAsync(context, table, limits, budget, choices, upload => score(context, upload, model ?? models[0]));
            })
            .Accepts<Stream>(Accepted[0], Accepted[1..])
            .Produces<string>(StatusCodes.Status200OK, TableAnswer.Csv, TableAnswer.JsonLines, TableAnswer.Json, TableAnswer.Spreadsheet)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithMetadata(new RequestSizeLimitAttribute(limits.Bytes));

    private static async Task ScoreAsync(HttpContext context, Stream table, UploadLimits limits, UploadBudget budget, TableChoices choices, Func<TableUpload, Task<ScoredCsv>> score)
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
            var scored = await Task.Run(() => score(upload), context.RequestAborted);
            await TableAnswer.WriteAsync(context, scored);
        }
        catch (FileRefusedException refused)
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
