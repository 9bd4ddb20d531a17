using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Hosting.Description;
using RecApp.Serving;

namespace RecApp.Features.Regression.Api;

/// <summary>The route of the source system, for its clients: a form in, a page out.</summary>
public static class RegressionDropIn
{
    // What the source system says, for programs that look for it.
    private const string Refusal = "Please Enter valid values";

    /// <summary>Maps <c>POST /predict</c>.</summary>
    public static IEndpointRouteBuilder MapRegressionDropIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/predict", Predict)
            .Describe("PredictRegressionAsPage", "Predict the output from five variables, as a page",
                $"Takes the form fields var_1 to var_5 and answers a page with the prediction, rounded to two places. For anything that is not a number the page says: {Refusal}.")
            .Example(new { var_1 = "734", var_2 = "688", var_3 = "81", var_4 = "0.328", var_5 = "0.259" })
            .WithTags("Drop-in")
            .WithMetadata(new FormFields(RegressionService.Variables))
            .Produces<string>(StatusCodes.Status200OK, "text/html")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            // It changes nothing, and the source system's clients know of no token.
            .DisableAntiforgery();
        return app;
    }

    private static async Task<ContentHttpResult> Predict(HttpContext context, RegressionService service, CancellationToken cancellationToken)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancellationToken) : null;
        double?[] values = [.. RegressionService.Variables.Select(name => Number(form?[name].ToString()))];
        if (values.Any(value => RegressionRules.Problem(value) is not null))
            return Page(Refusal);
        var answer = await service.PredictAsync(new([RegressionRow.Of([.. values.Select(value => value!.Value)])]), cancellationToken);
        context.Response.SetPredictionId(answer.Predictions[0].PredictionId);
        return Page("The predicted output is " + answer.Predictions[0].Output.ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static double? Number(string? text) =>
        double.TryParse(text?.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private static ContentHttpResult Page(string sentence) => TypedResults.Text(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Regression – RecApp</title></head>
        <body><main><h1>Regression</h1><p>{sentence}</p><p><a href="/predictor/regression">Back to the form</a></p></main></body>
        </html>
        """, "text/html; charset=utf-8");
}
