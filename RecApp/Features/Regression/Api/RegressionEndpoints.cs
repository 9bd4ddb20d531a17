using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Features.Regression.Fitting;
using RecApp.Serving;
using RecApp.Uploads;

namespace RecApp.Features.Regression.Api;

/// <summary>The HTTP API of the five-variable regression.</summary>
public static class RegressionEndpoints
{
    /// <summary>Maps <c>regression/predict</c> under the API's group.</summary>
    public static RouteGroupBuilder MapRegression(this RouteGroupBuilder api)
    {
        api.MapPost("/regression/predict", Predict)
            .Describe("PredictRegression", "Predict the output from five variables",
                $"Give 1 to {RegressionRules.MostRows:N0} rows of five numbers each. Every prediction comes with the interval that holds 95 % of new "
                + "targets, and a warning for each variable outside the training data. Every prediction has its predictionId; in a request of more than "
                + $"{Predictions.MostOfARequest:N0} rows they share one, which stands for the request.")
            .Example(new { rows = new[] { new { var_1 = 734, var_2 = 688, var_3 = 81, var_4 = 0.328, var_5 = 0.259 } } })
            .AsTool()
            .WithTags("Regression")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapScore("/regression/score", OwnTableReader.Limits, [RegressionService.Variant], static (context, table, _) =>
                context.RequestServices.GetRequiredService<RegressionService>().ScoreAsync(OwnTableReader.Read(table, context.RequestAborted), context.RequestAborted))
            .Describe("ScoreRegression", "Predict the output for a table of the five variables",
                $"Give a table as CSV, Excel workbook, JSON array or JSON lines, with the columns {string.Join(", ", RegressionService.Variables)} in any order: up to {OwnTableReader.Limits.Rows:N0} rows and "
                + $"{OwnTableReader.Limits.Megabytes} MB. It comes back with predictions and the intervals that hold 95 % of new targets, and in each row that can't be used with the reason. " + ScoreEndpoint.HowItIsRead)
            .ExampleText("var_1,var_2,var_3,var_4,var_5\n734,688,81,0.328,0.259\n", new { numbers = "points" })
            .WithTags("Regression");
        return api;
    }

    private static async Task<Ok<RegressionAnswer>> Predict(RegressionRequest request, RegressionService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.PredictAsync(request, cancellationToken));
}
