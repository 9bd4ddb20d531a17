using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Nodes;
using RecApp.Serving;

namespace RecApp.Features.Earnings.Api;

/// <summary>The route of the source system, for its clients.</summary>
public static class EarningsDropIn
{
    /// <summary>Maps <c>GET /result</c>.</summary>
    public static IEndpointRouteBuilder MapEarningsDropIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/result", Result)
            .Describe("PredictEarningsFromQuery", "Predict earnings after college, from a query",
                "Answers the inputs under the data set's names, and predicted_earn. Where a parameter is missing the answer is the text 'Error: No X field provided. Please specify X.'")
            .Example(new { sat = "1100", cred = "Bachelor's Degree", cip = "Computer Science", coltype = "Public", region = "5", tuit = "15000", locale = "12", adm = "0.62" })
            .WithTags("Drop-in")
            .Produces<string>(StatusCodes.Status200OK, "application/json", "text/plain")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        return app;
    }

    private static async Task<IResult> Result(
        EarningsService service, HttpContext context, CancellationToken cancellationToken,
        [Description("Average SAT; 0 for unknown.")] string? sat = null,
        [Description("Credential, as CREDDESC.")] string? cred = null,
        [Description("Field of study, as CIPDESC_new.")] string? cip = null,
        [Description("Type of college, as CONTROL.")] string? coltype = null,
        [Description("Region's code.")] string? region = null,
        [Description("Average net price in USD; 0 for unknown.")] string? tuit = null,
        [Description("Locale's code.")] string? locale = null,
        [Description("Admission rate; 0 for unknown.")] string? adm = null)
    {
        (string Name, string? Value)[] given = [("sat", sat), ("cred", cred), ("cip", cip), ("coltype", coltype), ("region", region), ("tuit", tuit), ("locale", locale), ("adm", adm)];
        // Word for word what the source system answers, with its status.
        if (given.FirstOrDefault(parameter => parameter.Value is null) is { Name: { } missing })
            return Results.Text($"Error: No {missing} field provided. Please specify {missing}.", "text/plain; charset=utf-8");
        var row = new EarningsRow { Region = region, Locale = locale, CollegeType = coltype, Field = cip, Credential = cred, AdmissionRate = adm, Sat = sat, Tuition = tuit };
        var answer = await service.PredictAsync(new([row], Explain: false), cancellationToken);
        context.Response.SetPredictionId(answer.Predictions[0].PredictionId);
        return Results.Json(new JsonObject
        {
            ["SAT_AVG_ALL"] = Value(sat),
            ["CREDDESC"] = Value(cred),
            ["CIPDESC_new"] = Value(cip),
            ["CONTROL"] = Value(coltype),
            ["REGION"] = Value(region),
            ["tuition"] = Value(tuit),
            ["LOCALE"] = Value(locale),
            ["ADM_RATE_ALL"] = Value(adm),
            ["predicted_earn"] = Math.Round(answer.Predictions[0].EarningsUsd, 2),
        });
    }

    private static JsonValue? Value(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(text);
}
