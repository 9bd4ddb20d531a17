using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using RecApp.Features.Earnings.Model;
using RecApp.Features.Earnings.Model.Catalogue;
using RecApp.Features.Earnings.Scoring;
using RecApp.Serving;
using RecApp.Uploads;

namespace RecApp.Features.Earnings.Api;

/// <summary>The HTTP API of the earnings predictor.</summary>
public static class EarningsEndpoints
{
    private const int UsualNumber = 20;

    /// <summary>Maps <c>earnings/predict</c>, <c>earnings/fields</c>, <c>earnings/colleges</c> and <c>earnings/categories</c> under the API's group.</summary>
    public static RouteGroupBuilder MapEarnings(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/earnings").WithTags("Earnings")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapPost("/predict", Predict)
            .Describe("PredictEarnings", "Predict earnings after college",
                $"Give 1 to {EarningsRequestReader.MostRows:N0} programmes; names and codes are both accepted. Every prediction comes with intervals that hold 50 % and 90 % of "
                + $"such programmes and with what each input contributes. Explaining a row by the trees takes as long as a hundred predictions: beyond {EarningsAnswerer.MostExplained:N0} rows "
                + "contributions are empty unless explain is true, and then an answer takes seconds. Every prediction has its predictionId; "
                + $"in a request of more than {Predictions.MostOfARequest:N0} rows they share one, which stands for the request, as the log keeps a few thousand recent answers of everybody. "
                + "The model is trees (default) or linear.")
            .Example(new { rows = new[] { new { region = "5", locale = "City: large", collegeType = "Public", field = "Computer Science", credential = "Bachelor's Degree", admissionRate = 0.62, sat = 1100, tuition = 15000 } } })
            .AsTool();
        group.MapScore("/score", ProgrammeFile.Limits, [EarningsService.DefaultVariant, .. EarningsService.Variants],
                static (context, table, model) => context.RequestServices.GetRequiredService<EarningsBatchService>().ScoreAsync(table, model, static _ => { }, context.RequestAborted))
            .Describe("ScoreEarnings", "Predict earnings for a table of programmes",
                $"Give a table as CSV, Excel workbook, JSON array or JSON lines, with the columns {string.Join(", ", ProgrammeFile.Template)} in any order, or those of the College Scorecard: "
                + $"up to {ProgrammeFile.Limits.Rows:N0} rows and {ProgrammeFile.Limits.Megabytes} MB. It comes back with predictions and intervals in USD, and in each row that can't be used with the reason. "
                + ScoreEndpoint.HowItIsRead)
            .ExampleText("field,credential,collegeType,sat\nComputer Science,Bachelor's Degree,Public,1250\n", new { model = "trees" });
        group.MapGet("/fields", Fields)
            .Describe("SearchFieldsOfStudy", "Find fields of study",
                "By beginnings of words of the title in any order, or by CIP code; small slips are forgiven. Without a query, those with most programmes.")
            .Example(new { q = "nursing", take = 5 })
            .AsTool();
        group.MapGet("/colleges", Colleges)
            .Describe("SearchColleges", "Find colleges and what the predictor asks about them",
                "By beginnings of words of name, city or state in any order; small slips are forgiven. Region, locale and type are codes; what is not known is null.")
            .Example(new { q = "state university", take = 5 })
            .AsTool();
        group.MapGet("/categories", Categories)
            .Describe("ListEarningsCategories", "List regions, locales, college types and credentials",
                "Codes and names; either may be given where a prediction is asked for.")
            .AsTool();
        return api;
    }

    private static async Task<Ok<EarningsAnswer>> Predict(EarningsRequest request, EarningsService service, CancellationToken cancellationToken) =>
        TypedResults.Ok(await service.PredictAsync(request, cancellationToken));

    private static async Task<Ok<FoundFields>> Fields(
        EarningsService service, CancellationToken cancellationToken,
        [Description("What to look for.")] string? q = null,
        [Description("How many at most, 1–500.")] int take = UsualNumber) =>
        TypedResults.Ok(new FoundFields(await service.FieldsAsync(q, take, cancellationToken)));

    private static async Task<Ok<FoundColleges>> Colleges(
        EarningsService service, CancellationToken cancellationToken,
        [Description("What to look for.")] string? q = null,
        [Description("How many at most, 1–500.")] int take = UsualNumber) =>
        TypedResults.Ok(new FoundColleges(await service.CollegesAsync(q, take, cancellationToken)));

    private static async Task<Ok<EarningsCategories>> Categories(EarningsService service, CancellationToken cancellationToken)
    {
        var catalogue = await service.CatalogueAsync(cancellationToken);
        return TypedResults.Ok(new EarningsCategories(catalogue.Regions, catalogue.Locales, catalogue.CollegeTypes, catalogue.Credentials));
    }

    /// <summary>What a search found.</summary>
    /// <param name="Fields">Best first.</param>
    public sealed record FoundFields(IReadOnlyList<FieldOfStudy> Fields);

    /// <summary>What a search found.</summary>
    /// <param name="Colleges">Best first.</param>
    public sealed record FoundColleges(IReadOnlyList<College> Colleges);

    /// <summary>Everything that can be chosen besides the field.</summary>
    public sealed record EarningsCategories(
        IReadOnlyList<CodeName> Region, IReadOnlyList<CodeName> Locale, IReadOnlyList<CodeName> CollegeType, IReadOnlyList<CodeName> Credential);
}
